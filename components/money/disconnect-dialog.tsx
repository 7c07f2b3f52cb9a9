"use client";

import { useRouter } from "next/navigation";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { disconnectAction } from "#lib/payments/staff-actions.ts";

interface Props {
  tenant: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks once, and says what it means for who has paid and for who books next. */
export function DisconnectDialog({ tenant, isOpen, onClose }: Props) {
  const t = useTranslator("money");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const disconnect = () =>
    run(
      () => disconnectAction(tenant, {}),
      () => {
        notify({ title: t("account.disconnect.done") });
        onClose();
        router.refresh();
      },
    );
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      title={t("account.disconnect.title")}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("account.disconnect.keep")}
          </Button>
          <Button variant="danger" size="compact" pending={pending} onClick={disconnect}>
            {t("account.disconnect.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("account.disconnect.text")}</p>
      <p className="mt-2 mb-3 text-muted">{t("account.disconnect.later")}</p>
      <ProblemNote words={words} />
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { cancelSessionAction } from "#lib/sessions/actions.ts";
import { ProblemNote } from "../dashboard/problem-note.tsx";
import { useAction } from "../dashboard/use-action.ts";

interface Props {
  tenant: string;
  session: string;
  service: string;
  when: string;
  names: readonly string[];
}

const named = 4;

/** Asks once, naming the people: all of them get a mail, and that cannot be taken back. */
export function CancelClass({ tenant, session, service, when, names }: Props) {
  const t = useTranslator("sessions");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const cancel = () =>
    run(
      () => cancelSessionAction(tenant, { session, ...(reason.trim() && { reason }) }),
      ({ cancelled }) => {
        notify({ title: t("cancel.done", { count: cancelled }) });
        setOpen(false);
        router.refresh();
      },
    );
  const first = names.slice(0, named).join(", ");
  const listed =
    names.length > named ? t("cancel.more", { names: first, count: names.length - named }) : first;
  return (
    <>
      <Button variant="danger" size="compact" className="print:hidden" onClick={() => setOpen(true)}>
        {t("cancel.action")}
      </Button>
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        role="alertdialog"
        title={t("cancel.title", { service, when })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setOpen(false)}>
              {t("cancel.keep")}
            </Button>
            <Button variant="danger" size="compact" pending={pending} onClick={cancel}>
              {t("cancel.confirm")}
            </Button>
          </>
        }
      >
        <p className="wrap-anywhere mb-4">{t("cancel.text", { count: names.length, names: listed })}</p>
        <TextArea
          label={t("cancel.reason")}
          optional={all("optional")}
          size="compact"
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={errorOf("reason")}
        />
        <div className="mt-3">
          <ProblemNote words={words} />
        </div>
      </Dialog>
    </>
  );
}

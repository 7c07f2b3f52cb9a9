"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { mergeCustomersAction } from "#lib/customers/actions.ts";
import type { CustomerView } from "#lib/customers/detail.ts";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import { SuggestField } from "./suggest-field.tsx";
import { useUnmerge } from "./use-unmerge.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  onClose: () => void;
}

/** Chooses the other record, says what will happen, and leaves a way back. */
export function MergeDialog({ tenant, customer, onClose }: Props) {
  const t = useTranslator("customers");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const { unmerge } = useUnmerge(tenant);
  const [text, setText] = useState("");
  const [other, setOther] = useState<CustomerLine | null>(null);
  const same = other?.id === customer.id;
  const merge = (chosen: CustomerLine) =>
    run(
      () => mergeCustomersAction(tenant, { keep: customer.id, merge: chosen.id }),
      ({ merge: id }) => {
        notify({
          title: t("merge.done", { name: customer.name, other: chosen.name }),
          action: { label: all("undo"), onAction: () => unmerge(id, chosen.name) },
        });
        onClose();
        router.refresh();
      },
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("merge.title", { name: customer.name })}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("merge.cancel")}
          </Button>
          <Button
            variant="primary"
            size="compact"
            pending={pending}
            disabled={other === null || same}
            onClick={() => other && merge(other)}
          >
            {t("merge.confirm")}
          </Button>
        </>
      }
    >
      <p className="mb-4">{t("merge.text")}</p>
      <SuggestField
        tenant={tenant}
        label={t("merge.find")}
        hint={t("merge.findHint")}
        value={text}
        asks={other === null}
        onType={(typed) => {
          setText(typed);
          setOther(null);
        }}
        onChoose={(line) => {
          setText(line.name);
          setOther(line);
        }}
        {...(same && { error: t("merge.same") })}
      />
      <div role="status" className="mt-4 empty:hidden">
        {other && !same && <MergePreview customer={customer} other={other} />}
      </div>
      <ProblemNote words={words} />
    </Dialog>
  );
}

/** What a merge does, said before it is done. */
function MergePreview({ customer, other }: { customer: CustomerView; other: CustomerLine }) {
  const t = useTranslator("customers");
  const names = { name: customer.name, other: other.name };
  const lines = [
    t("merge.bookings", { ...names, count: other.bookings }),
    other.email !== null && t("merge.email", { ...names, email: other.email }),
    t("merge.facts", names),
    other.blocked && !customer.blocked && t("merge.block", names),
    t("merge.undoable"),
  ].filter((line) => line !== false);
  return (
    <>
      <p className="mb-1 font-medium">{t("merge.preview")}</p>
      <ul className="list-disc space-y-1 ps-5 [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

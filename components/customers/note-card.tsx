"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveCustomerNoteAction } from "#lib/customers/actions.ts";
import type { CustomerView } from "#lib/customers/detail.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  canEdit: boolean;
}

/** What the team knows of somebody, for whoever serves them next. */
export function NoteCard({ tenant, customer, canEdit }: Props) {
  const t = useTranslator("customers");
  const all = useTranslator("dashboard");
  const { run, pending, words, errorOf } = useAction();
  const [text, setText] = useState(customer.note);
  const [saved, setSaved] = useState(customer.note);
  const save = (wanted: string) =>
    run(
      () => saveCustomerNoteAction(tenant, { customer: customer.id, note: wanted }),
      ({ before }) => {
        setText(wanted);
        setSaved(wanted);
        notify({ title: t("note.saved"), action: { label: all("undo"), onAction: () => save(before) } });
      },
    );
  return (
    <Card>
      <form
        method="post"
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          save(text);
        }}
      >
        <TextArea
          label={t("note.title")}
          hint={t("note.hint", { name: customer.name })}
          size="compact"
          rows={3}
          maxLength={4000}
          readOnly={!canEdit}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={errorOf("note")}
        />
        {text !== saved && (
          <Button type="submit" size="compact" pending={pending} className="self-start">
            {t("note.save")}
          </Button>
        )}
        <ProblemNote words={words} />
      </form>
    </Card>
  );
}

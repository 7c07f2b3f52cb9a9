"use client";

import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffNoteAction } from "#lib/booking/staff-actions.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useAction } from "./use-action.ts";

/** What the team writes about a booking for itself. */
export function NoteForm({ tenant, booking, note }: { tenant: string; booking: string; note: string }) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const { run, pending, words, errorOf } = useAction();
  const [text, setText] = useState(note);
  const [saved, setSaved] = useState(note);
  const save = (wanted: string) =>
    run(
      () => staffNoteAction(tenant, { booking, note: wanted }),
      ({ before }) => {
        setText(wanted);
        setSaved(wanted);
        notify({
          title: t("panel.noteSaved"),
          action: { label: all("undo"), onAction: () => save(before) },
        });
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save(text);
      }}
      className="flex flex-col gap-2"
    >
      <TextArea
        label={t("panel.note")}
        hint={t("panel.noteHint")}
        size="compact"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf("note")}
      />
      {text !== saved && (
        <Button type="submit" size="compact" pending={pending} className="self-start">
          {t("panel.noteSave")}
        </Button>
      )}
      <ProblemNote words={words} />
    </form>
  );
}

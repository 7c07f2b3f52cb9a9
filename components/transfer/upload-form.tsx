"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { controlClass } from "#components/ui/field-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Field } from "#components/ui/light/field.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

/** Sends a file or a text; what was typed stays where it is until the answer is there. Works as a plain form too. */
export function UploadForm({ action, problem }: { action: string; problem: string | null }) {
  const t = useTranslator("transfer");
  const router = useRouter();
  const id = useId();
  const [words, setWords] = useState(problem);
  const [pending, start] = useTransition();

  const send = (body: FormData) =>
    start(async () => {
      const answer = await fetch(action, { method: "POST", body, headers: { accept: "application/json" } })
        .then((response): Promise<{ location?: string; message?: string }> => response.json())
        .catch(() => ({ message: t("import.failed") }));
      start(() => {
        setWords("message" in answer ? (answer.message ?? null) : null);
        if ("location" in answer && answer.location) router.push(answer.location);
      });
    });

  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <ProblemNote words={words} />
      <Field id={id} label={t("import.file")} hint={t("import.fileHint")}>
        <input
          id={id}
          type="file"
          name="file"
          accept=".csv,.txt,.tsv,.ics,.json,text/csv,text/calendar,application/json"
          aria-describedby={`${id}-hint`}
          className={controlClass(
            "compact",
            "h-auto py-2 file:me-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-medium",
          )}
        />
      </Field>
      <TextArea name="text" label={t("import.paste")} size="compact" rows={4} spellCheck={false} />
      <div>
        <Button
          type="submit"
          variant="primary"
          size="compact"
          pending={pending}
          pendingLabel={t("import.looking")}
        >
          {t("import.look")}
        </Button>
      </div>
    </form>
  );
}

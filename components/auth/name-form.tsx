"use client";

import { useState } from "react";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { renameUserAction } from "#lib/auth/actions.ts";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { fieldError, useAction } from "./use-action.ts";

/** The name that colleagues see. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslator("auth");
  const { run, pending, problem } = useAction(renameUserAction);
  const [typed, setTyped] = useState(name);
  const [saved, setSaved] = useState(false);
  const wrong = fieldError(problem, "name");
  function submit() {
    setSaved(false);
    run([{ name: typed }], () => setSaved(true));
  }
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      {problem && wrong === undefined && <Notice tone="bad">{problemText(t, problem)}</Notice>}
      <TextField
        label={t("account.name")}
        hint={t("account.nameHint")}
        name="name"
        autoComplete="name"
        maxLength={80}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setSaved(false);
        }}
        error={wrong}
      />
      <div className="flex items-center gap-4">
        <SubmitButton variant="secondary" pending={pending} pendingLabel={t("account.save")}>
          {t("account.save")}
        </SubmitButton>
        <span role="status" className="text-good text-sm">
          {saved && t("account.saved")}
        </span>
      </div>
    </form>
  );
}

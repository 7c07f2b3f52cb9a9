"use client";

import { useState } from "react";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { requestSignInAction } from "#lib/auth/actions.ts";
import { LinkSent } from "./link-sent.tsx";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { fieldError, useAction } from "./use-action.ts";

interface Props {
  /** Where the link leads after the button. */
  next?: string | undefined;
  submitLabel: string;
  minutes: number;
}

/** Asks for the address, then says where to look. The address stays, whatever happens. */
export function EmailLink({ next, submitLabel, minutes }: Props) {
  const t = useTranslator("auth");
  const { run, pending, problem } = useAction(requestSignInAction);
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);

  // An action and not onSubmit: pressed before the page's script is there, React keeps it for later, where the browser
  // would put the address into the URL. Read from the form for the same reason.
  function submit(form: FormData) {
    const typed = String(form.get("email") ?? "");
    setEmail(typed);
    run([{ email: typed, next }], () => setSentTo(typed.trim()));
  }
  if (sentTo !== null)
    return <LinkSent email={sentTo} next={next} minutes={minutes} onChange={() => setSentTo(null)} />;

  const wrong = fieldError(problem, "email");
  return (
    <form action={submit} noValidate className="mt-8 flex flex-col gap-5">
      {problem && wrong === undefined && <Notice tone="bad">{problemText(t, problem)}</Notice>}
      <TextField
        label={t("signIn.email")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={wrong}
        required
      />
      <SubmitButton pending={pending} pendingLabel={t("signIn.pending")}>
        {submitLabel}
      </SubmitButton>
    </form>
  );
}

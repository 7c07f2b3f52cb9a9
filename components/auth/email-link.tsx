"use client";

import { useState } from "react";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { requestSignInPost } from "#lib/auth/actions.ts";
import { LinkSent } from "./link-sent.tsx";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { fieldError } from "./use-action.ts";
import { usePost } from "./use-post.ts";

interface Props {
  /** The page that this stands on. */
  here: string;
  /** Where the link leads after the button. */
  next?: string | undefined;
  submitLabel: string;
  minutes: number;
}

/** Asks for the address, then says where to look. The address stays, whatever happens. */
export function EmailLink({ here, next, submitLabel, minutes }: Props) {
  const t = useTranslator("auth");
  const { form, pending, problem, sent } = usePost(requestSignInPost);
  const [dismissed, setDismissed] = useState<typeof sent>(null);
  const email = sent?.typed.email ?? "";
  if (sent?.result.ok && sent !== dismissed)
    return <LinkSent email={email.trim()} {...{ here, next, minutes }} onChange={() => setDismissed(sent)} />;

  const wrong = fieldError(problem, "email");
  return (
    <form {...form} noValidate className="mt-8 flex flex-col gap-5">
      {problem && wrong === undefined && <Notice tone="bad">{problemText(t, problem)}</Notice>}
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <TextField
        id="email"
        label={t("signIn.email")}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={email}
        error={wrong}
        required
      />
      <SubmitButton pending={pending} pendingLabel={t("signIn.pending")}>
        {submitLabel}
      </SubmitButton>
    </form>
  );
}

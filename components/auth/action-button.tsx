"use client";

import type { ReactNode } from "react";
import type { ButtonVariant } from "#components/ui/button-class.ts";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Problem } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { useAction } from "./use-action.ts";

interface Props<I, T> {
  action: (input: I) => Promise<Result<T, Problem>>;
  input: I;
  pendingLabel: string;
  variant?: ButtonVariant;
  children: ReactNode;
  className?: string;
}

/** One button that does one thing and says so when it was refused. */
export function ActionButton<I, T>({
  action,
  input,
  pendingLabel,
  variant,
  children,
  className,
}: Props<I, T>) {
  const t = useTranslator("auth");
  const { run, pending, problem } = useAction(action);
  return (
    <form className="flex flex-col gap-4" action={() => run([input])}>
      {problem && <Notice tone="bad">{problemText(t, problem)}</Notice>}
      <SubmitButton variant={variant} pending={pending} pendingLabel={pendingLabel} className={className}>
        {children}
      </SubmitButton>
    </form>
  );
}

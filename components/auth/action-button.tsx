"use client";

import type { ReactNode } from "react";
import type { ButtonVariant } from "#components/ui/button-class.ts";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Post } from "#lib/actions/post.ts";
import { Notice } from "./notice.tsx";
import { problemText } from "./problem-text.ts";
import { usePost } from "./use-post.ts";

interface Props<T> {
  post: Post<T>;
  /** What the form sends along. */
  fields?: Readonly<Record<string, string | undefined>>;
  pendingLabel: string;
  variant?: ButtonVariant;
  children: ReactNode;
  className?: string;
}

/** One button that does one thing and says so when it was refused. */
export function ActionButton<T>({ post, fields = {}, pendingLabel, variant, children, className }: Props<T>) {
  const t = useTranslator("auth");
  const { form, pending, problem } = usePost(post);
  return (
    <form {...form} className="flex flex-col gap-4">
      {Object.entries(fields).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {problem && <Notice tone="bad">{problemText(t, problem)}</Notice>}
      <SubmitButton variant={variant} pending={pending} pendingLabel={pendingLabel} className={className}>
        {children}
      </SubmitButton>
    </form>
  );
}

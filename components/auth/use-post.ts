"use client";

import { type FormEvent, useActionState, useState, useTransition } from "react";
import type { Post, Sent } from "#lib/actions/post.ts";
import { refusalOf } from "#lib/actions/refusal.ts";
import type { ActionProblem } from "./use-action.ts";

/**
 * A form that works before its script and without it: then the browser posts it and the page comes back with the answer.
 * With the script it is answered in place, and a lost connection costs nothing that was typed.
 * @returns what to spread on the `<form>`, and what became of it.
 */
export function usePost<T>(post: Post<T>) {
  const [before, action] = useActionState(post, null);
  const [sent, setSent] = useState(before);
  const [offline, setOffline] = useState(false);
  const [pending, startTransition] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const fields = new FormData(event.currentTarget);
    startTransition(async () => {
      try {
        // A redirect answers without a value.
        const answer: Sent<T> | undefined = await post(null, fields);
        if (answer) setSent(answer);
        setOffline(false);
      } catch (error) {
        // Next throws redirects on purpose; whatever else arrives here is a request that did not.
        if (!(error instanceof TypeError)) throw error;
        setOffline(true);
      }
    });
  }

  const problem: ActionProblem | null = offline ? { code: "offline" } : refusalOf(sent);
  return { form: { action, onSubmit }, pending, problem, sent };
}

"use client";

import { type FormEvent, type ReactNode, useActionState, useState } from "react";
import type { ButtonVariant } from "#components/ui/button-class.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { type Problem, problemTitle } from "#lib/errors.ts";
import { answerAction, answerPost } from "#lib/waitlist/actions.ts";

interface Props {
  token: string;
  /** Null where there is nothing to accept. */
  offer: { id: string; open: boolean; time: string } | null;
  approval: boolean;
  business: string;
}

type Answer = "accept" | "decline" | "leave";

/** Yes, not this time, and goodbye, each a form of its own: all work without a script, and no GET answers (case A17). */
export function AnswerForms({ token, offer, approval, business }: Props) {
  const t = useTranslator("waitlist");
  const [sent, post] = useActionState(answerPost, null);
  const [refusal, setRefusal] = useState<Problem | "offline" | null>(null);
  const [pending, setPending] = useState<Answer | null>(null);
  const shown = refusal ?? refusalOf(sent);

  async function submit(event: FormEvent<HTMLFormElement>, answer: Answer) {
    event.preventDefault();
    if (pending) return;
    setPending(answer);
    setRefusal(null);
    try {
      const said = await answerAction({ token, answer, ...(offer ? { offer: offer.id } : {}) });
      if (said.ok) return location.assign(said.value.url);
      setRefusal(said.error);
    } catch {
      setRefusal("offline");
    }
    setPending(null);
  }

  const form = (answer: Answer, variant: ButtonVariant, words: ReactNode) => (
    <form action={post} onSubmit={(event) => submit(event, answer)} className="max-sm:w-full">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="answer" value={answer} />
      {offer && <input type="hidden" name="offer" value={offer.id} />}
      <Button
        type="submit"
        variant={variant}
        pending={pending === answer}
        pendingLabel={t("page.pending")}
        className="max-sm:w-full"
      >
        {words}
      </Button>
    </form>
  );
  return (
    <div className="grid gap-4 border-hairline border-t pt-6">
      <FormErrors title={titleOf(shown, t)} errors={linesOf(shown, t)} />
      {offer && (
        <>
          <div className="flex flex-wrap gap-3">
            {form("accept", "primary", t(approval ? "page.ask" : "page.accept", { time: offer.time }))}
            {offer.open && form("decline", "secondary", t("page.decline"))}
          </div>
          <p className="text-muted text-sm">
            {approval && `${t("page.askNote", { business })} `}
            {offer.open && t("page.declineNote")}
          </p>
        </>
      )}
      <div className="sm:-ms-5">{form("leave", "quiet", t("page.leave"))}</div>
    </div>
  );
}

type Words = ReturnType<typeof useTranslator<"waitlist">>;
type Shown = Problem | "offline" | null;

/** The time is gone, in whatever way: the words say what it means for their place. */
const isGone = (shown: Exclude<Shown, "offline">): boolean =>
  shown !== null &&
  ["slot_taken", "too_soon", "outside_availability", "off_grid", "beyond_horizon"].includes(shown.code);

const titleOf = (shown: Shown, t: Words): string => {
  if (shown === null) return "";
  return shown === "offline" ? t("page.failed") : problemTitle[shown.code];
};

function linesOf(shown: Shown, t: Words) {
  if (shown === null) return [];
  if (shown === "offline") return [{ message: t("page.offline") }];
  if (isGone(shown)) return [{ message: t("page.taken") }];
  return shown.errors ?? [{ message: shown.detail ?? t("page.stale") }];
}

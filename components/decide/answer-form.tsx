"use client";

import { type FormEvent, useActionState, useState } from "react";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { decideAction, decidePost } from "#lib/booking/decision-actions.ts";
import { type Problem, problemTitle } from "#lib/errors.ts";

interface Props {
  token: string;
  version: number;
  name: string;
}

/** Yes and no, each a form of its own: both work without a script, and no GET decides anything (case A17). */
export function AnswerForm({ token, version, name }: Props) {
  const t = useTranslator("decide");
  const [sent, post] = useActionState(decidePost, null);
  const [refusal, setRefusal] = useState<Problem | "offline" | null>(null);
  const [pending, setPending] = useState(false);
  const shown = refusal ?? refusalOf(sent);

  async function submit(event: FormEvent<HTMLFormElement>, approve: boolean) {
    event.preventDefault();
    if (pending) return;
    const said = new FormData(event.currentTarget).get("reason");
    const reason = typeof said === "string" ? said.trim() : "";
    setPending(true);
    setRefusal(null);
    try {
      const answer = await decideAction({ token, version, approve, ...(reason ? { reason } : {}) });
      if (answer.ok) return location.assign(answer.value.url);
      setRefusal(answer.error);
    } catch {
      setRefusal("offline");
    }
    setPending(false);
  }

  const hidden = (answer: "yes" | "no") => (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="answer" value={answer} />
    </>
  );
  return (
    <div className="grid gap-4 border-hairline border-t pt-6">
      <FormErrors title={titleOf(shown, t)} errors={linesOf(shown, t)} />
      <form action={post} onSubmit={(event) => submit(event, true)}>
        {hidden("yes")}
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          pendingLabel={t("pending")}
          className="max-sm:w-full"
        >
          {t("approve")}
        </Button>
      </form>
      <Disclosure summary={t("decline")} open={Boolean(sent?.typed.reason) || undefined}>
        <form action={post} onSubmit={(event) => submit(event, false)} className="grid gap-4 pt-2 pb-1">
          {hidden("no")}
          <TextArea
            name="reason"
            label={t("reason", { name })}
            optional={t("optional")}
            maxLength={500}
            defaultValue={sent?.typed.reason}
          />
          <div>
            <Button
              type="submit"
              variant="danger"
              pending={pending}
              pendingLabel={t("pending")}
              className="max-sm:w-full"
            >
              {t("confirm")}
            </Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}

type Words = ReturnType<typeof useTranslator<"decide">>;
type Shown = Problem | "offline" | null;

const titleOf = (shown: Shown, t: Words): string => {
  if (shown === null) return "";
  return shown === "offline" || shown.code === "version_conflict" ? t("failed") : problemTitle[shown.code];
};

function linesOf(shown: Shown, t: Words) {
  if (shown === null) return [];
  if (shown === "offline") return [{ message: t("offline") }];
  if (shown.code === "version_conflict") return [{ message: t("stale") }];
  return shown.errors ?? [{ message: shown.detail ?? t("stale") }];
}

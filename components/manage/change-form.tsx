"use client";

import { type FormEvent, useActionState } from "react";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { moveAction, movePost } from "#lib/booking/actions.ts";
import { useChange } from "./use-change.ts";

interface Choices {
  /** What it is now, and what it could be, in words. */
  now: number;
  options: { value: number; label: string }[];
}

interface Props {
  token: string;
  version: number;
  lengths: Choices | null;
  parties: Choices | null;
}

/** How long and how many, where there is a choice: opens in place, and needs no script. */
export function ChangeForm({ token, version, lengths, parties }: Props) {
  const t = useTranslator("manage");
  const [sent, post] = useActionState(movePost, null);
  const refusal = refusalOf(sent);
  const { pending, error, send } = useChange(refusal, undefined, t("edit.taken"));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => (form.has(name) ? { [name]: Number(form.get(name)) } : {});
    void send(() => moveAction({ token, version, ...number("durationMinutes"), ...number("party") }));
  }
  const field = (name: string, label: string, { now, options }: Choices) => (
    <Select
      name={name}
      label={label}
      defaultValue={sent?.typed[name] ?? String(now)}
      options={options.map(({ value, label: words }) => ({ value: String(value), label: words }))}
    />
  );
  const summary = lengths ? (parties ? "edit.both" : "edit.length") : "edit.party";
  return (
    <Disclosure summary={t(summary)} open={refusal !== null || undefined}>
      <form action={post} onSubmit={submit} className="grid gap-4 pt-2 pb-4">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={version} />
        <FormErrors title={error?.title ?? ""} errors={error?.lines ?? []} />
        {lengths && field("durationMinutes", t("edit.howLong"), lengths)}
        {parties && field("party", t("edit.howMany"), parties)}
        <p className="text-muted text-sm">{t(parties ? "edit.partyNote" : "edit.lengthNote")}</p>
        <div>
          <SubmitButton pending={pending} pendingLabel={t("edit.pending")} className="max-sm:w-full">
            {t("edit.submit")}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}

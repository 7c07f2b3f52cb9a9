"use client";

import { type FormEvent, useActionState, useState } from "react";
import { PersonFields } from "#components/booking/person-fields.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { formText } from "#components/ui/form-text.ts";
import { HiddenFields } from "#components/ui/hidden-fields.tsx";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import type { ServiceView } from "#lib/booking/page-view.ts";
import { type Problem, problemTitle } from "#lib/errors.ts";
import { joinAction, joinPost } from "#lib/waitlist/actions.ts";
import { wishOfForm } from "#lib/waitlist/form-fields.ts";
import { DayFields } from "./day-fields.tsx";
import { FreeTimes } from "./free-times.tsx";
import { WithFields } from "./with-fields.tsx";

interface Props {
  business: { slug: string; name: string };
  service: ServiceView;
  /** What the address says already: staff, duration, party. */
  chosen: Readonly<Record<string, string>>;
  today: string;
  proposed: string;
  /** The visitor's zone. */
  zone: string;
  region: string;
}

const fields: Record<string, string> = {
  "wish.from": "from",
  "wish.to": "to",
  "wish.customer.name": "name",
  "wish.customer.email": "email",
  "wish.customer.phone": "phone",
  "wish.answers.note": "note",
};

/** Fields by the path that a refusal names; of several spans of time, the one that is typed. */
const fieldOf = (path: string): string | undefined =>
  fields[path] ?? (path.startsWith("wish.times") ? "timeFrom" : undefined);

/** Which times, and who. Works without a script; with one, nothing typed is ever lost. */
export function JoinForm({ business, service, chosen, today, proposed, zone, region }: Props) {
  const t = useTranslator("waitlist");
  const [sent, post] = useActionState(joinPost, null);
  const [refusal, setRefusal] = useState<Problem | "offline" | null>(refusalOf(sent));
  const [pending, setPending] = useState(false);
  const typed = sent?.typed ?? chosen;
  const hidden: Record<string, string> = { tenant: business.slug, service: service.slug, timezone: zone };
  const problem = refusal === "offline" ? null : refusal;
  const errorOf = (field: string) => problem?.errors?.find(({ path }) => fieldOf(path) === field)?.message;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const wish = wishOfForm((name) => hidden[name] ?? formText(form, name));
    setPending(true);
    setRefusal(null);
    try {
      const answer = await joinAction({ tenant: business.slug, wish });
      if (answer.ok) return location.assign(answer.value.url);
      setRefusal(answer.error);
    } catch {
      setRefusal("offline");
    }
    setPending(false);
  }

  return (
    <form
      action={post}
      onSubmit={submit}
      // Our own words instead of the browser's bubbles, once there is a script to say them.
      ref={(form) => form?.setAttribute("novalidate", "")}
      className="grid grid-cols-1 gap-7"
    >
      <HiddenFields fields={hidden} />
      {problem?.alternatives ? (
        <FreeTimes
          starts={problem.alternatives}
          {...{ business, service, zone, region }}
          staff={typed.staff ?? ""}
        />
      ) : (
        <FormErrors title={titleOf(refusal, t)} errors={linesOf(refusal, t)} />
      )}
      <DayFields {...{ today, proposed, region, typed, errorOf }} zone={service.location.timezone} />
      <WithFields {...{ service, region, typed }} />
      <div className="grid gap-5">
        <PersonFields
          words={{
            name: t("join.name"),
            email: t("join.email"),
            emailHint: t("join.emailHint"),
            more: t("join.more"),
            phone: t("join.phone"),
            note: t("join.note"),
            optional: t("join.optional"),
          }}
          {...{ typed, errorOf }}
        />
      </div>
      <div>
        <SubmitButton pending={pending} pendingLabel={t("join.pending")} className="max-sm:w-full">
          {t("join.submit")}
        </SubmitButton>
        <p className="mt-4 text-muted text-sm">{t("join.terms", { business: business.name })}</p>
      </div>
    </form>
  );
}

type Words = ReturnType<typeof useTranslator<"waitlist">>;
type Shown = Problem | "offline" | null;

const titleOf = (shown: Shown, t: Words): string => {
  if (shown === null) return "";
  if (shown === "offline") return t("join.failed");
  return shown.errors ? t("join.errors", { count: shown.errors.length }) : problemTitle[shown.code];
};

function linesOf(shown: Shown, t: Words) {
  if (shown === null) return [];
  if (shown === "offline") return [{ message: t("join.offline") }];
  if (shown.errors) return shown.errors.map(({ path, message }) => ({ fieldId: fieldOf(path), message }));
  return [{ message: shown.detail ?? t("join.failedHint") }];
}

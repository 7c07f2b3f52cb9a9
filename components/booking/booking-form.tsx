"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { BookedAnswer } from "#components/embed/booked.tsx";
import { prefillFromAddress } from "#components/embed/prefill.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { formText } from "#components/ui/form-text.ts";
import { HiddenFields } from "#components/ui/hidden-fields.tsx";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Sent } from "#lib/actions/post.ts";
import { refusalOf } from "#lib/actions/refusal.ts";
import { bookAction } from "#lib/booking/actions.ts";
import { bookingOf } from "#lib/booking/form-fields.ts";
import { startText } from "#lib/booking/start-text.ts";
import type { DueTerms } from "#lib/booking/terms.ts";
import { type Problem, problemTitle } from "#lib/errors.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { bookingKey } from "./booking-key.ts";
import { PersonFields } from "./person-fields.tsx";

/** What is booked, besides who books it. */
export interface Wanted {
  tenant: string;
  service: string;
  start: number;
  zone: string;
  staff: string | null;
  /** Minutes; null: the usual length. */
  length: number | null;
  party: number;
}

interface Props {
  wanted: Wanted;
  /** For the form as it is before its script: where it goes, what its key is made from, and how it came back. */
  post: (form: FormData) => void;
  formKey: string;
  sent: Sent<unknown> | null;
  business: string;
  region: string;
  /** The token of what this browser holds. */
  hold: () => string | undefined;
  /** The business answers each request itself. */
  approval: boolean;
  /** What is due when booking; null where all is paid on the spot. */
  due: DueTerms | null;
  /** The same in all its words, with what comes back until when. */
  terms: ReactNode;
  /** Nothing to book until another time is chosen. */
  lost: boolean;
  /** The chosen time was lost to somebody else; `alternatives` are the nearest free ones. */
  onTaken: (alternatives: number[]) => void;
  /** In place of going to the booking's page, which no other website may frame. */
  onBooked?: ((answer: BookedAnswer) => void) | undefined;
  children?: ReactNode;
}

const fields: Record<string, string> = {
  "booking.customer.name": "name",
  "booking.customer.email": "email",
  "booking.customer.phone": "phone",
  "booking.answers.note": "note",
};

/** Name, e-mail, and the button that says what will happen. Stays mounted, so that nothing typed is ever lost. */
export function BookingForm(props: Props) {
  const { wanted, post, formKey, sent, business, region, hold, approval, lost } = props;
  const { due, terms, onTaken, onBooked, children } = props;
  const t = useTranslator("booking");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState(inWords(refusalOf(sent)));
  const [offline, setOffline] = useState(false);
  const typed = sent?.typed ?? {};
  const hidden: Record<string, string> = {
    tenant: wanted.tenant,
    service: wanted.service,
    // The same through every refusal, so that the same details can never book twice.
    key: typed.key || formKey,
    start: startText(wanted.start),
    timezone: wanted.zone,
    staff: wanted.staff ?? "",
    duration: wanted.length === null ? "" : String(wanted.length),
    party: String(wanted.party),
  };
  const errorOf = (field: string) => refusal?.errors?.find(({ path }) => fields[path] === field)?.message;

  useEffect(prefillFromAddress, []);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    // What is booked comes from the page's state: a browser that goes back may restore older hidden fields.
    const input = bookingOf((name) => hidden[name] ?? formText(form, name));
    setPending(true);
    setRefusal(null);
    setOffline(false);
    try {
      const answer = await bookAction({
        tenant: wanted.tenant,
        key: bookingKey(JSON.stringify([wanted.tenant, input])),
        booking: input,
        hold: hold(),
      });
      if (answer.ok) return goOn(answer.value, onBooked);
      if (answer.error.code === "slot_taken") onTaken(minutesOf(answer.error.alternatives));
      else setRefusal(answer.error);
    } catch {
      setOffline(true);
    }
    setPending(false);
  }

  return (
    <form
      action={post}
      // Before the script is there, a framed form answers with the whole window: the booking's page may not be framed.
      target={onBooked ? "_top" : undefined}
      onSubmit={submit}
      // Our own words instead of the browser's bubbles, once there is a script to say them.
      ref={(form) => form?.setAttribute("novalidate", "")}
      className="grid grid-cols-1 gap-5"
    >
      <HiddenFields fields={hidden} />
      {children}
      <FormErrors title={titleOf(refusal, offline, t)} errors={linesOf(refusal, offline, t)} />
      <PersonFields
        words={{
          name: t("form.name"),
          email: t("form.email"),
          emailHint: t("form.emailHint"),
          more: t("form.more"),
          phone: t("form.phone"),
          note: t("form.note"),
          optional: t("form.optional"),
        }}
        {...{ typed, errorOf }}
      />
      {!lost && terms}
      <div
        hidden={lost}
        className="max-md:sticky max-md:bottom-0 max-md:-mx-5 max-md:border-hairline max-md:border-t max-md:bg-surface max-md:p-3"
      >
        <SubmitButton pending={pending} pendingLabel={t("form.pending")} className="w-full md:w-auto">
          {due
            ? due.due.amount > 0
              ? t("form.pay", { due: formatMoney(due.due, region) })
              : t("form.card")
            : t(approval ? "form.ask" : "form.submit", {
                time: formatDateTime(wanted.start, region, wanted.zone, "short"),
              })}
        </SubmitButton>
      </div>
      {approval && <p className="text-muted text-sm">{t("form.askNote", { business })}</p>}
      <p className="text-muted text-sm">{t("form.terms", { business })}</p>
    </form>
  );
}

/**
 * To Stripe's page where something is due, always in the whole window: it lets nobody frame it. A whole new page in any
 * case, not a soft navigation: the booking's page has its own colours, title and start of reading.
 */
function goOn(answer: BookedAnswer, onBooked: Props["onBooked"]): void {
  if (answer.checkoutUrl) window.open(answer.checkoutUrl, "_top");
  else if (onBooked) onBooked(answer);
  else location.assign(answer.url);
}

/** A lost race has words of its own (taken.tsx). */
const inWords = (refusal: Problem | null) => (refusal?.code === "slot_taken" ? null : refusal);

export const minutesOf = (starts: readonly string[] = []): number[] =>
  starts.map((start) => Date.parse(start) / 60000);

type Words = ReturnType<typeof useTranslator<"booking">>;

const titleOf = (refusal: Problem | null, offline: boolean, t: Words): string => {
  if (offline) return t("form.failed");
  if (!refusal) return "";
  return refusal.errors ? t("form.errors", { count: refusal.errors.length }) : problemTitle[refusal.code];
};

function linesOf(refusal: Problem | null, offline: boolean, t: Words) {
  if (offline) return [{ message: t("form.offline") }];
  if (!refusal) return [];
  if (refusal.errors) return refusal.errors.map(({ path, message }) => ({ fieldId: fields[path], message }));
  return [{ message: refusal.detail ?? t("form.failedHint") }];
}

"use client";

import { type ReactNode, useActionState, useEffect, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { problemTitle } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { askAction, payPost } from "#lib/payments/actions.ts";

interface Props {
  token: string;
  /** What the button says. */
  label: string;
  /** Stripe's page; null where it has not been opened yet. */
  checkoutUrl: string | null;
  /** They come back from paying. */
  returned: boolean;
  /** What cancelling would give back. */
  terms: ReactNode;
}

/** When Stripe is asked again, milliseconds after the time before: its own news mostly comes within a second. */
const pauses = [0, 1_500, 3_000, 5_000, 10_000, 20_000];

/** The last step of a booking that has to be paid: the way to Stripe's page, or word of what came of it. */
export function PayPanel({ token, label, checkoutUrl, returned, terms }: Props) {
  const t = useTranslator("manage");
  const [sent, post] = useActionState(payPost, null);
  const refusal = refusalOf(sent);
  const [asking, setAsking] = useState(returned);

  useEffect(() => {
    if (!returned) return;
    let left = false;
    const ask = async () => {
      for (const pause of pauses) {
        await new Promise((rested) => setTimeout(rested, pause));
        const answer = left ? null : await askAction({ token }).catch(() => null);
        if (left) return;
        // A whole new page: its heading is what has happened.
        if (answer?.ok && !answer.value.waits) return location.replace(paths.manage(token, { paid: "1" }));
      }
      setAsking(false);
    };
    void ask();
    return () => {
      left = true;
    };
  }, [returned, token]);

  if (asking)
    return (
      <div className="rounded-md bg-accent-wash p-4">
        <p role="status">{t("pay.checking")}</p>
        {/* Without a script nobody asks from here; the event has mostly arrived by the time that somebody presses. */}
        <noscript>
          <a href={paths.manage(token, { paid: "1" })} className="mt-2 inline-block underline">
            {t("pay.again")}
          </a>
        </noscript>
      </div>
    );
  return (
    <section aria-label={label} className="grid gap-3 rounded-md bg-accent-wash p-4">
      {returned && <p role="status">{t("pay.slow")}</p>}
      <div className="text-muted text-sm">{terms}</div>
      {checkoutUrl ? (
        <div>
          <a href={checkoutUrl} className={buttonClass("primary", "touch", "max-sm:w-full")}>
            {label}
          </a>
        </div>
      ) : (
        <form action={post} className="grid gap-3">
          <input type="hidden" name="token" value={token} />
          <FormErrors
            title={refusal ? problemTitle[refusal.code] : ""}
            errors={refusal?.detail ? [{ message: refusal.detail }] : []}
          />
          <div>
            <SubmitButton pendingLabel={t("pay.pending")} className="max-sm:w-full">
              {label}
            </SubmitButton>
          </div>
        </form>
      )}
    </section>
  );
}

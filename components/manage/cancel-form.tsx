"use client";

import { type FormEvent, type ReactNode, useActionState } from "react";
import { forgetBookingKey } from "#components/booking/booking-key.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { cancelAction, cancelPost } from "#lib/booking/actions.ts";
import { cancelOwnSeriesAction, cancelOwnSeriesPost } from "#lib/series/actions.ts";
import { OwnReach, reachOf } from "./own-reach.tsx";
import { useChange } from "./use-change.ts";

interface Props {
  token: string;
  version: number;
  business: string;
  /** The booking's time in words, for the button. */
  time: string;
  /** What cancelling means for the money. */
  terms: ReactNode;
  /** Where it is one of several dates: how many are ahead after it, and in all. */
  series?: { after: number; ahead: number } | undefined;
}

/** Opens in place, says what cancelling means, and does it on a press: no link and no GET can (case A17). */
export function CancelForm({ token, version, business, time, terms, series }: Props) {
  const t = useTranslator("manage");
  const [sent, post] = useActionState(series ? cancelOwnSeriesPost : cancelPost, null);
  const refusal = refusalOf(sent);
  const { pending, error, send } = useChange(refusal);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = String(form.get("reason") ?? "").trim();
    const wanted = { token, version, ...(said ? { reason: said } : {}) };
    forgetBookingKey();
    void send(() =>
      series ? cancelOwnSeriesAction({ ...wanted, reach: reachOf(form.get("reach")) }) : cancelAction(wanted),
    );
  }

  return (
    <Disclosure summary={t("change.cancel")} open={refusal !== null || undefined}>
      <form action={post} onSubmit={submit} className="grid gap-4 pt-2 pb-1">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={version} />
        <FormErrors title={error?.title ?? ""} errors={error?.lines ?? []} />
        <div className="text-muted text-sm">{terms}</div>
        {series && <OwnReach series={series} reach={reachOf(sent?.typed.reach)} />}
        <TextArea
          name="reason"
          label={t("cancel.reason", { business })}
          optional={t("cancel.optional")}
          maxLength={500}
          defaultValue={sent?.typed.reason}
        />
        <div>
          <Button
            type="submit"
            variant="danger"
            pending={pending}
            pendingLabel={t("cancel.pending")}
            className="max-sm:w-full"
          >
            {series ? t("cancel.submitSeries") : t("cancel.submit", { time })}
          </Button>
        </div>
      </form>
    </Disclosure>
  );
}

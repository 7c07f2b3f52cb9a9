"use client";

import { type ReactNode, useActionState, useState } from "react";
import { minutesOf } from "#components/booking/booking-form.tsx";
import { Picker } from "#components/booking/picker.tsx";
import { Taken } from "#components/booking/taken.tsx";
import { useMonths } from "#components/booking/use-months.ts";
import { useStart } from "#components/booking/use-start.ts";
import { cx } from "#components/ui/classes.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { moveAction, movePost } from "#lib/booking/actions.ts";
import type { PickerView } from "#lib/booking/page-view.ts";
import { startText } from "#lib/booking/start-text.ts";
import { chosenZoneCookie } from "#lib/booking/zone-choice.ts";
import { paths } from "#lib/paths.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { MoveQuestion } from "./move-question.tsx";
import { useChange } from "./use-change.ts";

interface Props {
  token: string;
  version: number;
  /** The time it has. */
  from: number;
  minutes: number;
  business: { name: string; timezone: string };
  view: PickerView;
  group: boolean;
  /** The time that the address asks for, when it is free; `gone` when it is not. */
  start: number | null;
  gone: boolean;
  region: string;
  summary: ReactNode;
}

/** The booking page's picker, ending in one question: from this time to that one? Both are plain forms at heart. */
export function Mover({
  token,
  version,
  from,
  minutes,
  business,
  view,
  group,
  start: first,
  gone,
  region,
  summary,
}: Props) {
  const t = useTranslator("booking");
  const [zone, setZone] = useState(view.zone);
  const [start, setStart] = useStart(first);
  const [taken, setTaken] = useState<number[] | null>(null);
  const months = useMonths(view, { kind: "booking", token, group });
  const [sent, post] = useActionState(movePost, null);
  const { pending, error, send } = useChange(refusalOf(sent), (refusal) => {
    if (refusal.code !== "slot_taken") return false;
    setTaken(minutesOf(refusal.alternatives));
    months.reload(zone);
    return true;
  });

  function choose(next: number | null) {
    setTaken(null);
    setStart(next);
  }

  const othersHref = paths.manageMove(token, start === null ? {} : { date: dateFromMinute(start, zone) });
  const errors = <FormErrors title={error?.title ?? ""} errors={error?.lines ?? []} />;
  return (
    <div className="grid grid-cols-1 overflow-clip rounded-md border border-hairline bg-surface max-sm:rounded-none max-sm:border-x-0 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="border-hairline p-5 max-lg:border-b sm:p-6 lg:border-e">{summary}</div>
      <div className={cx(start !== null && "hidden", "min-w-0")}>
        <Picker
          {...{ view, months, zone, business, region }}
          hidden={{}}
          onStart={choose}
          onZone={(next) => {
            Reflect.set(document, "cookie", chosenZoneCookie(next, location.protocol === "https:"));
            setZone(next);
          }}
        >
          {start === null && errors}
          {gone && !error && (
            <p role="status" className="rounded-md bg-caution-wash px-4 py-3 text-caution text-sm">
              {t("taken.gone")}
            </p>
          )}
        </Picker>
      </div>
      {start !== null && (
        <MoveQuestion
          key={start}
          {...{ post, token, version, from, start, minutes, zone, region, pending }}
          timezone={business.timezone}
          othersHref={othersHref}
          onSubmit={() =>
            void send(() => moveAction({ token, version, start: startText(start), timezone: zone }))
          }
          onOther={() => choose(null)}
        >
          {taken && (
            <Taken
              alternatives={taken}
              {...{ zone, region }}
              hrefOf={(next) => paths.manageMove(token, { start: startText(next) })}
              onStart={choose}
              otherHref={othersHref}
              onOther={() => choose(null)}
            />
          )}
          {errors}
        </MoveQuestion>
      )}
    </div>
  );
}

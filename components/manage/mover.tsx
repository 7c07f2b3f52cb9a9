"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { minutesOf } from "#components/booking/booking-form.tsx";
import { Picker } from "#components/booking/picker.tsx";
import { Taken } from "#components/booking/taken.tsx";
import { useMonths } from "#components/booking/use-months.ts";
import { useStart } from "#components/booking/use-start.ts";
import { cx } from "#components/ui/classes.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { moveAction } from "#lib/booking/actions.ts";
import type { PickerView } from "#lib/booking/page-view.ts";
import { startText } from "#lib/booking/start-text.ts";
import { chosenZoneCookie } from "#lib/booking/zone-choice.ts";
import { formatDateTime, inBothZones } from "#lib/time/format.ts";
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
  region: string;
  summary: ReactNode;
}

/** The booking page's picker, ending in one question: from this time to that one? */
export function Mover({ token, version, from, minutes, business, view, group, region, summary }: Props) {
  const t = useTranslator("manage");
  const [zone, setZone] = useState(view.zone);
  const [start, setStart] = useStart(null);
  const [taken, setTaken] = useState<number[] | null>(null);
  const months = useMonths(view, { kind: "booking", token, group });
  const question = useRef<HTMLHeadingElement>(null);
  const { pending, error, send } = useChange((refusal) => {
    if (refusal.code !== "slot_taken") return false;
    setTaken(minutesOf(refusal.alternatives));
    months.reload(zone);
    return true;
  });
  useEffect(() => {
    if (start !== null) question.current?.focus();
  }, [start]);

  function choose(next: number | null) {
    setTaken(null);
    setStart(next);
  }

  return (
    <div className="grid overflow-clip rounded-md border border-hairline bg-surface max-sm:rounded-none max-sm:border-x-0 lg:grid-cols-[18rem_minmax(0,1fr)]">
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
        />
      </div>
      {start !== null && (
        <section aria-labelledby="question" className="grid content-start gap-5 p-5 sm:p-6">
          <h2 id="question" ref={question} tabIndex={-1} className="text-xl outline-none">
            {t("move.choose")}
          </h2>
          {taken && (
            <Taken alternatives={taken} {...{ zone, region }} onStart={choose} onOther={() => choose(null)} />
          )}
          <FormErrors title={error?.title ?? ""} errors={error?.lines ?? []} />
          <dl className="grid gap-4 sm:grid-cols-2">
            <Time
              name={t("move.from")}
              quiet
              words={inBothZones(from, from + minutes, region, zone, business.timezone)}
            />
            <Time
              name={t("move.to")}
              words={inBothZones(start, start + minutes, region, zone, business.timezone)}
            />
          </dl>
          <p className="text-muted text-sm">{t("move.keeps")}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              pending={pending}
              pendingLabel={t("move.pending")}
              className="whitespace-normal max-sm:w-full"
              onClick={() =>
                void send(() => moveAction({ token, version, start: startText(start), timezone: zone }))
              }
            >
              {t("move.confirm", { time: formatDateTime(start, region, zone, "short") })}
            </Button>
            <Button className="max-sm:w-full" onClick={() => choose(null)}>
              {t("move.other")}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

interface TimeProps {
  name: string;
  quiet?: boolean;
  words: ReturnType<typeof inBothZones>;
}

function Time({ name, quiet = false, words }: TimeProps) {
  const t = useTranslator("manage");
  const { here, there } = words;
  return (
    <div className={cx("rounded-md p-4", quiet ? "bg-sunken" : "bg-accent-wash")}>
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="mt-1">
        <span className={cx("block", !quiet && "font-semibold")}>{here.date}</span>
        <span className={cx("block", !quiet && "font-semibold")}>{here.time}</span>
        <span className="block text-muted text-sm">{here.place}</span>
        {there && (
          <span className="mt-1 block text-muted text-sm">
            {t("there", { time: `${there.date}, ${there.time}`, zone: there.place })}
          </span>
        )}
      </dd>
    </div>
  );
}

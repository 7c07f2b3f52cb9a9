"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { cx } from "#components/ui/classes.ts";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { CrossMark, PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { overlapping } from "#lib/availability/hours.ts";
import type { DaysInput } from "#lib/availability/hours-schema.ts";
import type { WallSpan } from "#lib/availability/rules.ts";
import type { CalendarDay } from "#lib/availability/special-days.ts";
import { formatDateRange, formatPlainDate } from "#lib/time/format.ts";
import { dayWords } from "./day-words.ts";
import { SpanList } from "./span-list.tsx";
import { useDays } from "./use-days.ts";
import { nextSpan } from "./wall-clock.ts";

interface Props {
  tenant: string;
  region: string;
  schedule: string;
  /** Schedules of everybody else, for those who may change them. */
  others: readonly string[];
  /** Ascending; at least one. */
  dates: readonly string[];
  dayOf: (date: string) => CalendarDay;
  lastDate: string;
  onUntil: (date: string) => void;
  onClose: () => void;
}

/** What becomes of the chosen days: closed, other hours, or as in any other week. */
export function DayPanel({
  tenant,
  region,
  schedule,
  others,
  dates,
  dayOf,
  lastDate,
  onUntil,
  onClose,
}: Props) {
  const t = useTranslator("hours");
  const ui = useTranslator("ui");
  const { change, pending, words } = useDays(tenant);
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  const day = dayOf(first);
  const [open, setOpen] = useState(day.kind === "other" || day.kind === "extra");
  const [spans, setSpans] = useState<readonly WallSpan[]>(day.spans.length > 0 ? day.spans : [nextSpan([])]);
  const [reason, setReason] = useState(day.reason);
  const [everybody, setEverybody] = useState(false);

  const named =
    first === last ? formatPlainDate(first, region, "medium") : formatDateRange(first, last, region);
  const isSpecial = dates.some((date) => dayOf(date).kind !== "usual");
  const clashes = overlapping(spans);
  const changes = (hours: DaysInput["changes"][number]["days"][number]["hours"]): DaysInput["changes"] => [
    { schedule, days: dates.map((date) => ({ date, hours, replace: true })) },
    ...(everybody ? others : []).map((other) => ({
      schedule: other,
      days: dates.map((date) => ({ date, hours, replace: false })),
    })),
  ];
  const save = () =>
    change(
      changes({ spans: open ? [...spans] : [], reason }),
      t(open ? "days.opened" : "days.closed", { days: named }),
      onClose,
    );
  const choice = (value: boolean, label: string) => (
    <label className="flex min-h-9 items-center gap-2.5">
      <input
        type="radio"
        name="day-kind"
        checked={open === value}
        onChange={() => setOpen(value)}
        className="size-4.5 accent-accent"
      />
      {label}
    </label>
  );
  return (
    <form
      method="post"
      noValidate
      aria-label={named}
      onSubmit={(event) => {
        event.preventDefault();
        if (clashes.length === 0) save();
      }}
      className="flex flex-col gap-3"
    >
      <div className="flex items-start justify-between gap-2">
        <div role="status">
          <h2 className="text-base">{named}</h2>
          <p className="text-muted">
            {first === last ? dayWords(t, day, region) : t("days.count", { count: dates.length })}
          </p>
        </div>
        <button
          type="button"
          aria-label={ui("close")}
          onClick={onClose}
          className="-me-2 -mt-1.5 grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <CrossMark />
        </button>
      </div>
      <DatePicker
        label={t("days.until")}
        value={last}
        minValue={first}
        maxValue={lastDate}
        words={{
          openCalendar: ui("openCalendar"),
          previousMonth: ui("previousMonth"),
          nextMonth: ui("nextMonth"),
        }}
        onChange={(date) => date && date >= first && onUntil(date)}
      />
      <fieldset>
        <legend className="sr-only">{t("days.what")}</legend>
        {choice(false, t("day.closed"))}
        {choice(true, t("days.other"))}
      </fieldset>
      {open && (
        <div className="flex flex-col items-start gap-2">
          <SpanList
            day={named}
            spans={spans}
            errorOf={(at) => (clashes.includes(at) ? t("overlap") : undefined)}
            onChange={(changed) => (changed.length > 0 ? setSpans(changed) : setOpen(false))}
          />
          <Button variant="quiet" size="compact" onClick={() => setSpans([...spans, nextSpan(spans)])}>
            <PlusMark />
            {t("add")}
          </Button>
        </div>
      )}
      <TextField
        size="compact"
        label={t("reason")}
        optional={ui("optional")}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {others.length > 0 && (
        <Checkbox
          className="-my-2"
          label={t("days.everybody", { count: others.length })}
          checked={everybody}
          onChange={(event) => setEverybody(event.target.checked)}
        />
      )}
      <ProblemNote words={words} />
      <div className={cx("flex flex-wrap gap-2")}>
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t(open ? "days.open" : "days.close", { count: dates.length })}
        </Button>
        {isSpecial && (
          <Button
            size="compact"
            onClick={() => change(changes(null), t("days.usual", { days: named }), onClose)}
          >
            {t("days.back")}
          </Button>
        )}
      </div>
    </form>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { wallAt } from "#components/blocks/wall.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { cx } from "#components/ui/classes.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { BackMark, ForwardMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { StaffSlot } from "#lib/agenda/slots.ts";
import { byDay } from "#lib/availability/days.ts";
import { paths } from "#lib/paths.ts";
import { addDays, daysBetween, isoWeekday } from "#lib/time/civil.ts";
import {
  formatDayNumber,
  formatPlainDate,
  formatRelativeDay,
  formatTime,
  weekdayNames,
} from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { SlotTimes } from "./slot-times.tsx";
import { WhyLink } from "./why-link.tsx";

export interface SlotPickerProps {
  tenant: string;
  service: string;
  staff?: string | undefined;
  /** A booking that is being moved. */
  booking?: string | undefined;
  zone: string;
  /** Of the service's place; without it nothing is explained. */
  placeZone?: string | undefined;
  region: string;
  today: string;
  /** The day to begin with. */
  date: string;
  value: number | null;
  /** Minutes of the length that was chosen; without it the usual one. */
  duration?: number | undefined;
  /** People, where it is not the booking's own number. */
  party?: number | undefined;
  /** Show times that squeeze a buffer, too; whoever picks one does so knowingly. */
  squeeze: boolean;
  /** Without it nothing can be squeezed here. */
  onSqueeze?: (squeeze: boolean) => void;
  onPick: (slot: StaffSlot) => void;
}

const days = 7;

/** Free times for staff, a week at a time, in the business's own zone. */
export function SlotPicker({
  tenant,
  service,
  staff,
  booking,
  zone,
  placeZone,
  region,
  today,
  duration,
  party,
  squeeze,
  ...props
}: SlotPickerProps) {
  const t = useTranslator("bookings");
  const [first, setFirst] = useState(props.date < today ? today : props.date);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, isError, isPending, refetch } = useQuery({
    queryKey: ["slots", tenant, service, staff, booking, duration, party, squeeze, first],
    queryFn: async ({ signal }): Promise<StaffSlot[]> => {
      const address = paths.dashboard.slots(tenant, {
        service,
        staff,
        booking,
        from: first,
        days: String(days),
        duration: duration === undefined ? undefined : String(duration),
        party: party === undefined ? undefined : String(party),
        squeeze: squeeze ? "1" : undefined,
      });
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`The slots answered ${answer.status}`);
      const body: { slots: StaffSlot[] } = await answer.json();
      return body.slots;
    },
    refetchInterval: 30_000,
  });
  const groups = byDay(data ?? [], zone);
  const dates = Array.from({ length: days }, (_, index) => addDays(first, index));
  const day = chosen ?? groups.find(({ date }) => date >= first)?.date ?? first;
  const slots = groups.find(({ date }) => date === day)?.slots ?? [];
  // Chosen before its service was, or taken while the form is being filled in: said before the button says it.
  const gone =
    props.value !== null &&
    data !== undefined &&
    dates.includes(dateFromMinute(props.value, zone)) &&
    !data.some(({ from }) => from === props.value);
  const whyHref = (more: { date: string; time?: string }) =>
    paths.dashboard.whyNot(tenant, {
      service,
      staff,
      length: duration === undefined ? undefined : String(duration),
      ...more,
    });
  const whyThen = (minute: number, place: string) => {
    const [date = "", time] = wallAt(minute, place).split("T");
    return whyHref({ date, time });
  };
  const turn = (by: number) => () => {
    setFirst((from) => (daysBetween(today, addDays(from, by)) < 0 ? today : addDays(from, by)));
    setChosen(null);
  };
  const names = new Map(weekdayNames(region, "short", 1).map(({ weekday, name }) => [weekday, name]));
  return (
    <div>
      <div className="flex items-stretch gap-1">
        <Button
          variant="quiet"
          size="icon"
          aria-label={t("picker.previous")}
          onClick={turn(-days)}
          disabled={first === today}
        >
          <BackMark />
        </Button>
        <div className="grid grow grid-cols-7 gap-1">
          {dates.map((date) => {
            const count = groups.find((group) => group.date === date)?.slots.length ?? 0;
            return (
              <button
                key={date}
                type="button"
                aria-pressed={date === day}
                onClick={() => setChosen(date)}
                className={cx(
                  "flex min-h-14 flex-col items-center justify-center rounded-md text-xs tabular-nums",
                  date === day ? "bg-accent text-accent-ink" : "hover:bg-sunken",
                  count === 0 && date !== day && "text-muted",
                )}
              >
                <span className="sr-only">
                  {t("picker.day", { date: formatPlainDate(date, region, "medium"), count })}
                </span>
                <span aria-hidden="true">{names.get(isoWeekday(date))}</span>
                <span aria-hidden="true" className="font-medium text-base">
                  {formatDayNumber(date, region)}
                </span>
                <span
                  className={cx("size-1 rounded-full", count > 0 ? "bg-current" : "bg-transparent")}
                  aria-hidden="true"
                />
              </button>
            );
          })}
        </div>
        <Button variant="quiet" size="icon" aria-label={t("picker.next")} onClick={turn(days)}>
          <ForwardMark />
        </Button>
      </div>
      <p className="mt-3 font-medium">
        {formatRelativeDay(day, today, region)}
        {daysBetween(today, day) < 2 && (
          <span className="ms-2 font-normal text-muted">{formatPlainDate(day, region, "short")}</span>
        )}
      </p>
      <p role="status" className="mt-2 rounded-md bg-caution-wash px-3 py-2 text-caution empty:hidden">
        {gone && props.value !== null && (
          <>
            {t("picker.notAt", { time: formatTime(props.value, region, zone) })}{" "}
            {placeZone && <WhyLink href={whyThen(props.value, placeZone)}>{t("picker.whyNot")}</WhyLink>}
          </>
        )}
      </p>
      {isPending ? (
        <div className="mt-2 grid grid-cols-4 gap-2" aria-label={t("picker.loading")} role="status">
          {["a", "b", "c", "d", "e", "f", "g", "h"].map((key) => (
            <Skeleton key={key} className="h-9" />
          ))}
        </div>
      ) : isError ? (
        <p className="mt-2 text-muted">
          {t("picker.failed")}{" "}
          <button type="button" className={buttonClass("quiet", "compact")} onClick={() => refetch()}>
            {t("picker.retry")}
          </button>
        </p>
      ) : slots.length === 0 ? (
        <p className="mt-2 text-muted">
          {groups.length === 0
            ? t("picker.noneAhead")
            : t("picker.none", { date: formatPlainDate(day, region, "medium") })}{" "}
          {placeZone && <WhyLink href={whyHref({ date: day })}>{t("picker.whyNot")}</WhyLink>}
        </p>
      ) : (
        <>
          <SlotTimes slots={slots} zone={zone} region={region} value={props.value} onPick={props.onPick} />
          {placeZone && (
            <p className="mt-3 text-xs">
              <WhyLink href={whyHref({ date: day })}>{t("picker.why")}</WhyLink>
            </p>
          )}
        </>
      )}
      {props.onSqueeze && (
        <Checkbox
          className="mt-4"
          checked={squeeze}
          onChange={(event) => props.onSqueeze?.(event.target.checked)}
          label={
            <>
              {t("picker.squeeze")}
              <span className="block text-muted text-xs">{t("picker.squeezeHint")}</span>
            </>
          }
        />
      )}
    </div>
  );
}

import { readStatus } from "#lib/booking/states.ts";
import { dayNames } from "#lib/configuration/hours.ts";
import type { SeriesTime } from "#lib/errors.ts";
import { showId } from "#lib/ids.ts";
import { formatOffsetDateTime, minuteFloor } from "#lib/time/instant.ts";
import type { Verdict, Wish } from "./plan.ts";
import type { SeriesRule } from "./repeat.ts";
import { wallOf } from "./series.ts";

/** A series as the API shows it. Starts carry the offset of `timezone` at that instant. */
export type SeriesView = {
  id: string;
  status: "active" | "cancelled";
  /** Rises with every change to several of its bookings. */
  version: number;
  service: string;
  /** The location's zone, whose clocks the series keeps to. */
  timezone: string;
  repeat: {
    every: "week" | "month";
    interval: number;
    weekdays?: string[];
    on?: "day" | "weekday";
    count?: number;
    until?: string;
  };
  bookings: {
    id: string;
    index: number;
    status: string;
    version: number;
    start: string;
    end: string;
    staff: string | null;
  }[];
};

/** What placing a series answers: the series, and the times that were left out or taken elsewhere. */
export type PlacedSeriesView = SeriesView & { conflicts: SeriesTime[] };

export interface SeriesRow {
  id: string;
  status: string;
  version: number;
  timezone: string;
  service: { slug: string };
  bookings: {
    id: string;
    seriesIndex: number | null;
    status: string;
    version: number;
    startsAt: Date;
    endsAt: Date;
    staff: { slug: string } | null;
  }[];
}

function repeatView(rule: SeriesRule): SeriesView["repeat"] {
  const end = "count" in rule ? { count: rule.count } : { until: rule.until };
  const { every, interval } = rule;
  return rule.every === "month"
    ? { every, interval, on: rule.on, ...end }
    : { every, interval, weekdays: rule.weekdays.flatMap((day) => dayNames[day - 1] ?? []), ...end };
}

export const seriesView = (row: SeriesRow, rule: SeriesRule): SeriesView => ({
  id: showId("series", row.id),
  status: row.status === "cancelled" ? "cancelled" : "active",
  version: row.version,
  service: row.service.slug,
  timezone: row.timezone,
  repeat: repeatView(rule),
  bookings: row.bookings.map((booking) => ({
    id: showId("booking", booking.id),
    index: booking.seriesIndex ?? 0,
    status: readStatus(booking.status),
    version: booking.version,
    start: formatOffsetDateTime(minuteFloor(booking.startsAt), row.timezone),
    end: formatOffsetDateTime(minuteFloor(booking.endsAt), row.timezone),
    staff: booking.staff?.slug ?? null,
  })),
});

/** A wish and what would become of it, in words of the API. `timezone`: whose offset the instants carry. */
export function timeView(wish: Wish, verdict: Verdict, timezone: string): SeriesTime {
  const shown = (minute: number) => formatOffsetDateTime(minute, timezone);
  return {
    wall: wallOf(wish),
    start: wish.start === null ? null : shown(wish.start),
    status: verdict.free ? "free" : verdict.code,
    alternatives: verdict.free ? [] : verdict.alternatives.map(shown),
  };
}

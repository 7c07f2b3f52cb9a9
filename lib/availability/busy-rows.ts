import type { Row } from "#lib/db/one-trip.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import { type BusyQuery, capped, hasCap, laneIds, longestAllocation, weeksAround } from "./busy-query.ts";
import type { Busy, Minute, Span } from "./rules.ts";
import { busyWindow } from "./starts.ts";

// Busy time as statements, for one round trip with others or within a transaction. A test holds them to busy-oracle.ts.

const instant = (minute: Minute): Sql => sql`to_timestamp(${minute * 60})`;
// `date_part` reckons in doubles, exact here and several times faster than the decimals of `extract`.
const minuteOf = (column: Sql): Sql => sql`floor(date_part('epoch', ${column}) / 60)::int`;

/** Nothing where nobody is left out. A plain "not equal" would leave out every row that has no owner of this kind. */
const notOf = (column: Sql, except: BusyQuery["exceptBookingId"]): Sql =>
  except === undefined
    ? sql``
    : sql` AND (${column} IS NULL OR ${column} <> ALL (${typeof except === "string" ? [except] : except}))`;

const notThese = ({ exceptBookingId, exceptHoldId }: BusyQuery): Sql =>
  sql`${notOf(sql`booking_id`, exceptBookingId)}${notOf(sql`hold_id`, exceptHoldId)}`;

const [SPACE, ZERO] = [32, 48];

/**
 * Starts of one lane, as one text like "28900800 28900830": many rows cost more than what is in them. Read digit by
 * digit, since pieces of text that are turned into numbers one by one take several times as long.
 */
function minutesOf(text: string | null | undefined): Minute[] {
  const minutes: Minute[] = [];
  if (!text) return minutes;
  let minute = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === SPACE) {
      minutes.push(minute);
      minute = 0;
    } else minute = minute * 10 + code - ZERO;
  }
  minutes.push(minute);
  return minutes;
}

/** Starts and ends in turn, in the same way: without a list of numbers in between, which would cost as much again. */
function spansOf(text: string | null | undefined): Span[] {
  const spans: Span[] = [];
  if (!text) return spans;
  let from: Minute = -1;
  let minute = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : SPACE;
    if (code !== SPACE) minute = minute * 10 + code - ZERO;
    else {
      if (from < 0) from = minute;
      else {
        spans.push({ from, to: minute });
        from = -1;
      }
      minute = 0;
    }
  }
  return spans;
}

/**
 * Four statements: lanes with blocks, this service's sessions, and starts that count for its caps and its staff's;
 * null for what the service has none of.
 */
export function busyStatements(tenantId: string, query: BusyQuery): (Sql | null)[] {
  const { rules, window, now, squeeze } = query;
  const { from, to } = busyWindow(rules, window);
  const lanes = laneIds(rules);
  const staff = capped(rules);
  const weeks = weeksAround(rules, window);
  const [begins, ends] = squeeze ? [sql`starts_at`, sql`ends_at`] : [sql`occupied_from`, sql`occupied_to`];
  const others = notThese(query);
  const isLive = sql`state IN ('held', 'confirmed')
           AND NOT (state = 'held' AND hold_expires_at IS NOT NULL AND hold_expires_at < ${instant(now + 1)})${others}`;
  return [
    sql`SELECT lane, string_agg(busy_from || ' ' || busy_to, ' ') FROM (
        SELECT lane_id AS lane, ${minuteOf(begins)} AS busy_from, ${minuteOf(ends)} AS busy_to
          FROM allocation
         WHERE tenant_id = ${tenantId} AND lane_id = ANY (${lanes}) AND ${isLive}
           AND occupied_from < ${instant(to)} AND occupied_from > ${instant(from - longestAllocation)}
           AND occupied_to > ${instant(from)}
         UNION ALL
        SELECT coalesce(staff_id, unit_id), ${minuteOf(sql`starts_at`)}, ceil(date_part('epoch', ends_at) / 60)::int
          FROM block
         WHERE tenant_id = ${tenantId} AND coalesce(staff_id, unit_id) = ANY (${lanes}) AND released_at IS NULL
           AND starts_at < ${instant(to)} AND starts_at > ${instant(from - longestAllocation)} AND ends_at > ${instant(from)}
        ) AS taken GROUP BY lane`,
    rules.capacity > 1
      ? sql`SELECT s.id, s.staff_id, ${minuteOf(sql`s.starts_at`)} AS begins, ${minuteOf(sql`s.ends_at`)} AS ends, s.capacity,
              (SELECT count(*) FROM seat t
                WHERE t.tenant_id = s.tenant_id AND t.session_id = s.id AND t.live
                  AND NOT (t.hold_expires_at IS NOT NULL AND t.hold_expires_at < ${instant(now + 1)})${others}) AS taken
             FROM session s
            WHERE s.tenant_id = ${tenantId} AND s.service_id = ${rules.id} AND s.state = 'open'
              AND s.starts_at >= ${instant(window.from)} AND s.starts_at < ${instant(window.to)}`
      : null,
    hasCap(rules.limits)
      ? sql`SELECT string_agg(${minuteOf(sql`starts_at`)}::text, ' ') FROM booking
            WHERE tenant_id = ${tenantId} AND service_id = ${rules.id}
              AND status IN ('held', 'confirmed', 'completed', 'no_show')
              AND starts_at >= ${instant(weeks.from)} AND starts_at < ${instant(weeks.to)}${notOf(sql`id`, query.exceptBookingId)}`
      : null,
    staff.length > 0
      ? sql`SELECT lane_id, string_agg(${minuteOf(sql`starts_at`)}::text, ' ') FROM allocation
            WHERE tenant_id = ${tenantId} AND lane_id = ANY (${staff}) AND ${isLive}
              AND occupied_from > ${instant(weeks.from - longestAllocation)} AND occupied_from < ${instant(weeks.to)}
              AND starts_at >= ${instant(weeks.from)} AND starts_at < ${instant(weeks.to)}
            GROUP BY lane_id`
      : null,
  ];
}

/** The rows of those statements as the slot engine wants them. */
export function busyOf(rows: readonly (readonly Row[])[]): Busy {
  const [lanes = [], sessions = [], booked = [], bookedWith = []] = rows;
  return {
    lanes: new Map(lanes.map(([lane, minutes]) => [lane ?? "", spansOf(minutes)])),
    sessions: sessions.map(([sessionId, staffId, from, to, capacity, seatsTaken]) => ({
      sessionId: sessionId ?? "",
      staffId: staffId ?? null,
      from: Number(from),
      to: Number(to),
      capacity: Number(capacity),
      seatsTaken: Number(seatsTaken),
    })),
    booked: minutesOf(booked[0]?.[0]),
    bookedWith: new Map(bookedWith.map(([lane, minutes]) => [lane ?? "", minutesOf(minutes)])),
  };
}

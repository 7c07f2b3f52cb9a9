import { z } from "zod";
import { type Sql, sql } from "#lib/db/hot-read.ts";
import { hasCap, laneIds, longestAllocation, weeksAround } from "./data.ts";
import type { Busy, Minute, ServiceRules, SessionBusy, Span } from "./rules.ts";
import { busyWindow } from "./starts.ts";

// What `readBusy` reads, as statements for one round trip. A test holds the two together.

const rowsOfNumbers = z.array(z.tuple([z.string(), z.int(), z.int()]));
const rowsOfSessions = z.array(
  z.tuple([z.string(), z.string().nullable(), z.int(), z.int(), z.int(), z.int()]),
);
const rowsOfStarts = z.array(z.tuple([z.int()]));
const rowsOfLaneStarts = z.array(z.tuple([z.string(), z.int()]));

const instant = (minute: Minute): Sql => sql`to_timestamp(${minute * 60})`;
const minuteOf = (column: Sql): Sql => sql`floor(extract(epoch FROM ${column}) / 60)::int`;
const nothing = sql`SELECT WHERE false`;

/** Four statements: lanes with blocks, this service's sessions, and starts that count for its caps and its staff's. */
export function busyStatements(tenantId: string, rules: ServiceRules, window: Span, now: Minute): Sql[] {
  const { from, to } = busyWindow(rules, window);
  const lanes = laneIds(rules);
  const staff = rules.staff.filter(({ limits }) => hasCap(limits)).map(({ id }) => id);
  const weeks = weeksAround(rules, window);
  const isLive = sql`state IN ('held', 'confirmed')
           AND NOT (state = 'held' AND hold_expires_at IS NOT NULL AND hold_expires_at < ${instant(now + 1)})`;
  return [
    sql`SELECT lane_id, ${minuteOf(sql`occupied_from`)} AS busy_from, ${minuteOf(sql`occupied_to`)} FROM allocation
         WHERE tenant_id = ${tenantId} AND lane_id = ANY (${lanes}) AND ${isLive}
           AND occupied_from < ${instant(to)} AND occupied_from > ${instant(from - longestAllocation)}
           AND occupied_to > ${instant(from)}
         UNION ALL
        SELECT coalesce(staff_id, unit_id), ${minuteOf(sql`starts_at`)}, ceil(extract(epoch FROM ends_at) / 60)::int FROM block
         WHERE tenant_id = ${tenantId} AND coalesce(staff_id, unit_id) = ANY (${lanes}) AND released_at IS NULL
           AND starts_at < ${instant(to)} AND starts_at > ${instant(from - longestAllocation)} AND ends_at > ${instant(from)}
         ORDER BY busy_from`,
    rules.capacity > 1
      ? sql`SELECT s.id, s.staff_id, ${minuteOf(sql`s.starts_at`)}, ${minuteOf(sql`s.ends_at`)}, s.capacity,
              (SELECT count(*)::int FROM seat t
                WHERE t.tenant_id = s.tenant_id AND t.session_id = s.id AND t.live)
             FROM session s
            WHERE s.tenant_id = ${tenantId} AND s.service_id = ${rules.id} AND s.state = 'open'
              AND s.starts_at >= ${instant(window.from)} AND s.starts_at < ${instant(window.to)}`
      : nothing,
    hasCap(rules.limits)
      ? sql`SELECT ${minuteOf(sql`starts_at`)} FROM booking
            WHERE tenant_id = ${tenantId} AND service_id = ${rules.id}
              AND status IN ('held', 'confirmed', 'completed', 'no_show')
              AND starts_at >= ${instant(weeks.from)} AND starts_at < ${instant(weeks.to)}`
      : nothing,
    staff.length > 0
      ? sql`SELECT lane_id, ${minuteOf(sql`starts_at`)} FROM allocation
            WHERE tenant_id = ${tenantId} AND lane_id = ANY (${staff}) AND ${isLive}
              AND occupied_from > ${instant(weeks.from - longestAllocation)} AND occupied_from < ${instant(weeks.to)}
              AND starts_at >= ${instant(weeks.from)} AND starts_at < ${instant(weeks.to)}`
      : nothing,
  ];
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The rows of those statements as the slot engine wants them. */
export function busyOf(rows: readonly unknown[][][]): Busy {
  const lanes = new Map<string, Span[]>();
  for (const [lane, from, to] of rowsOfNumbers.parse(rows[0])) add(lanes, lane, { from, to });
  const sessions = rowsOfSessions.parse(rows[1]).map(
    ([sessionId, staffId, from, to, capacity, seatsTaken]): SessionBusy => ({
      sessionId,
      staffId,
      from,
      to,
      capacity,
      seatsTaken,
    }),
  );
  const bookedWith = new Map<string, Minute[]>();
  for (const [lane, start] of rowsOfLaneStarts.parse(rows[3])) add(bookedWith, lane, start);
  return { lanes, sessions, booked: rowsOfStarts.parse(rows[2]).map(([start]) => start), bookedWith };
}

import { z } from "zod";
import { type Sql, sql } from "#lib/db/hot-read.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { laneIds, longestAllocation } from "./data.ts";
import type { Busy, Minute, ServiceRules, SessionBusy, Span } from "./rules.ts";

// What `readBusy` reads, as statements for one round trip. A test holds the two together.

const rowsOfNumbers = z.array(z.tuple([z.string(), z.int(), z.int()]));
const rowsOfSessions = z.array(
  z.tuple([z.string(), z.string().nullable(), z.int(), z.int(), z.int(), z.int()]),
);
const rowsOfStarts = z.array(z.tuple([z.int()]));

const instant = (minute: Minute): Sql => sql`to_timestamp(${minute * 60})`;
const minuteOf = (column: Sql): Sql => sql`floor(extract(epoch FROM ${column}) / 60)::int`;
const nothing = sql`SELECT WHERE false`;

/** Three statements: lanes, this service's sessions, and starts that count for its cap. */
export function busyStatements(tenantId: string, rules: ServiceRules, window: Span, now: Minute): Sql[] {
  const from = window.from - rules.bufferBeforeMinutes;
  const to = window.to + rules.durationMinutes + rules.bufferAfterMinutes;
  return [
    sql`SELECT lane_id, ${minuteOf(sql`occupied_from`)}, ${minuteOf(sql`occupied_to`)} FROM allocation
         WHERE tenant_id = ${tenantId} AND lane_id = ANY (${laneIds(rules)}) AND state IN ('held', 'confirmed')
           AND occupied_from < ${instant(to)} AND occupied_from > ${instant(from - longestAllocation)}
           AND occupied_to > ${instant(from)}
           AND NOT (state = 'held' AND hold_expires_at IS NOT NULL AND hold_expires_at < ${instant(now + 1)})
         ORDER BY occupied_from`,
    rules.capacity > 1
      ? sql`SELECT s.id, s.staff_id, ${minuteOf(sql`s.starts_at`)}, ${minuteOf(sql`s.ends_at`)}, s.capacity,
              (SELECT count(*)::int FROM seat t
                WHERE t.tenant_id = s.tenant_id AND t.session_id = s.id AND t.live)
             FROM session s
            WHERE s.tenant_id = ${tenantId} AND s.service_id = ${rules.id} AND s.state = 'open'
              AND s.starts_at >= ${instant(window.from)} AND s.starts_at < ${instant(window.to)}`
      : nothing,
    rules.limits.perDay !== undefined
      ? sql`SELECT ${minuteOf(sql`starts_at`)} FROM booking
            WHERE tenant_id = ${tenantId} AND service_id = ${rules.id}
              AND status IN ('held', 'confirmed', 'completed', 'no_show')
              AND starts_at >= ${instant(window.from - 1560)} AND starts_at < ${instant(window.to + 1560)}`
      : nothing,
  ];
}

/** The rows of those statements as the slot engine wants them. */
export function busyOf(rules: ServiceRules, rows: readonly unknown[][][]): Busy {
  const lanes = new Map<string, Span[]>();
  for (const [lane, from, to] of rowsOfNumbers.parse(rows[0])) {
    const known = lanes.get(lane);
    if (known) known.push({ from, to });
    else lanes.set(lane, [{ from, to }]);
  }
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
  const perDay = new Map<string, number>();
  for (const [start] of rowsOfStarts.parse(rows[2])) {
    const day = localDateAt(start, rules.zone);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  return { lanes, sessions, perDay };
}

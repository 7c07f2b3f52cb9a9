import { moneyQueries } from "#lib/payments/invariants.ts";
import { sentinelClocks } from "#lib/time/sentinel.ts";

import type { AuditQuery } from "./audit-query.ts";

export type { AuditQuery };

/** A row that breaks an invariant: whose, and which. */
export type AuditRow = Record<string, unknown>;

export interface Finding {
  name: string;
  rows: AuditRow[];
}

/** Holds its time: what became of a booking that took place does not free it. */
const living = "('held', 'confirmed', 'completed', 'no_show')";

/** Zones whose law changed lately, and what their clocks show at the sentinel's instant. */
const lately = Object.entries(sentinelClocks)
  .map(([zone, clock]) => `('${zone}', '${clock}')`)
  .join(", ");

/** A hold that ran out gives its time away before the worker has ended it (design 4.2, step 5). */
const ranOut = "(b.status = 'held' AND b.hold_expires_at <= now())";

/**
 * Live allocations of one lane that overlap. By walking each lane in order and not through the index that the
 * constraint uses: a constraint that was dropped, or an index that is damaged, cannot hide what it let through.
 */
const overlapping = (from: string, to: string, among: string): string => `
  SELECT tenant_id, id, lane_kind, lane_id, ${from} AS "from", ${to} AS "to"
  FROM (
    SELECT *, max(${to}) OVER (
      PARTITION BY tenant_id, lane_id ORDER BY ${from}, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS busy_until
    FROM allocation WHERE state IN ('held', 'confirmed') ${among}
  ) AS walked
  WHERE busy_until > ${from}`;

/**
 * The promises of design 1 and 4.1 as questions that must all stay unanswered, asked of the rows and not of the code
 * (case B27). For a role that sees every tenant. Each is one statement and so one snapshot: they are right also while
 * others write, at any isolation level.
 */
export const auditQueries: readonly AuditQuery[] = [
  { name: "two things at once on one lane", sql: overlapping("starts_at", "ends_at", "") },
  {
    name: "buffers overlap that nobody squeezed",
    sql: overlapping("occupied_from", "occupied_to", "AND NOT squeeze"),
  },
  {
    name: "more seats sold than a session has",
    sql: `
  SELECT s.tenant_id, s.id, s.capacity, count(*)::int AS sold
  FROM session s JOIN seat t ON t.tenant_id = s.tenant_id AND t.session_id = s.id AND t.live
  GROUP BY s.tenant_id, s.id, s.capacity
  HAVING count(*) > s.capacity OR max(t.seat_no) > s.capacity OR min(t.seat_no) < 1`,
  },
  {
    name: "one seat sold twice",
    sql: `
  SELECT tenant_id, session_id, seat_no, count(*)::int AS sold FROM seat
  WHERE live GROUP BY tenant_id, session_id, seat_no HAVING count(*) > 1`,
  },
  {
    name: "a booking without its staff member's time",
    sql: `
  SELECT b.tenant_id, b.id, b.status FROM booking b
  WHERE b.session_id IS NULL AND b.staff_id IS NOT NULL AND b.status IN ${living} AND NOT ${ranOut}
    AND NOT EXISTS (
      SELECT FROM allocation a
      WHERE a.tenant_id = b.tenant_id AND a.booking_id = b.id AND a.state IN ('held', 'confirmed')
        AND a.lane_id = b.staff_id AND a.starts_at = b.starts_at AND a.ends_at = b.ends_at)`,
  },
  {
    name: "an allocation at another time than what it is for",
    sql: `
  SELECT a.tenant_id, a.id, a.booking_id, a.session_id, a.hold_id FROM allocation a
  LEFT JOIN booking b ON b.tenant_id = a.tenant_id AND b.id = a.booking_id
  LEFT JOIN session s ON s.tenant_id = a.tenant_id AND s.id = a.session_id
  LEFT JOIN hold h ON h.tenant_id = a.tenant_id AND h.id = a.hold_id
  WHERE a.state IN ('held', 'confirmed')
    AND (a.starts_at, a.ends_at) IS DISTINCT FROM
        (COALESCE(b.starts_at, s.starts_at, h.starts_at), COALESCE(b.ends_at, s.ends_at, h.ends_at))`,
  },
  {
    name: "a booking whose seats are not as many as its party",
    sql: `
  SELECT b.tenant_id, b.id, b.party, count(t.id)::int AS seats FROM booking b
  LEFT JOIN seat t ON t.tenant_id = b.tenant_id AND t.booking_id = b.id AND t.session_id = b.session_id AND t.live
  WHERE b.session_id IS NOT NULL AND b.status IN ${living} AND NOT ${ranOut}
  GROUP BY b.tenant_id, b.id, b.party HAVING count(t.id) <> b.party`,
  },
  {
    name: "a booking in a session that is closed or at another time",
    sql: `
  SELECT b.tenant_id, b.id, s.id AS session_id, s.state FROM booking b
  JOIN session s ON s.tenant_id = b.tenant_id AND s.id = b.session_id
  WHERE b.status IN ${living} AND NOT ${ranOut}
    AND (s.state <> 'open' OR s.starts_at <> b.starts_at OR s.ends_at <> b.ends_at OR s.service_id <> b.service_id)`,
  },
  {
    name: "a session without its staff member's time",
    sql: `
  SELECT s.tenant_id, s.id FROM session s
  WHERE s.state = 'open' AND s.staff_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM allocation a
    WHERE a.tenant_id = s.tenant_id AND a.session_id = s.id AND a.state IN ('held', 'confirmed')
      AND a.lane_id = s.staff_id AND a.starts_at = s.starts_at AND a.ends_at = s.ends_at)`,
  },
  {
    name: "time still taken by what is over",
    sql: `
  SELECT a.tenant_id, a.id, a.booking_id, a.session_id, a.hold_id FROM allocation a
  LEFT JOIN booking b ON b.tenant_id = a.tenant_id AND b.id = a.booking_id
  LEFT JOIN session s ON s.tenant_id = a.tenant_id AND s.id = a.session_id
  LEFT JOIN hold h ON h.tenant_id = a.tenant_id AND h.id = a.hold_id
  WHERE a.state IN ('held', 'confirmed')
    AND (b.status NOT IN ${living} OR s.state <> 'open' OR h.released_at IS NOT NULL
      OR num_nonnulls(b.id, s.id, h.id) <> 1)`,
  },
  {
    name: "a seat still taken by what is over",
    sql: `
  SELECT t.tenant_id, t.id, t.booking_id, t.hold_id, t.session_id FROM seat t
  LEFT JOIN booking b ON b.tenant_id = t.tenant_id AND b.id = t.booking_id
  LEFT JOIN hold h ON h.tenant_id = t.tenant_id AND h.id = t.hold_id
  WHERE t.live AND (b.status NOT IN ${living} OR h.released_at IS NOT NULL
    OR COALESCE(b.session_id, h.session_id) IS DISTINCT FROM t.session_id)`,
  },
  {
    name: "one id for two bookings",
    sql: `
  SELECT id, count(*)::int AS bookings FROM booking GROUP BY id HAVING count(*) > 1`,
  },
  {
    name: "a history with a version missing or twice",
    sql: `
  SELECT b.tenant_id, b.id, b.version, count(e.id)::int AS events FROM booking b
  LEFT JOIN booking_event e ON e.tenant_id = b.tenant_id AND e.booking_id = b.id
  GROUP BY b.tenant_id, b.id, b.version
  HAVING count(e.id) <> b.version OR count(DISTINCT e.version) <> b.version OR max(e.version) <> b.version`,
  },
  {
    name: "two open offers for one who waits",
    sql: `
  SELECT tenant_id, entry_id, count(*)::int AS offers FROM waitlist_offer
  WHERE state = 'open' GROUP BY tenant_id, entry_id HAVING count(*) > 1`,
  },
  {
    name: "an open offer of a time that is not held",
    sql: `
  SELECT o.tenant_id, o.id, o.hold_id FROM waitlist_offer o
  JOIN hold h ON h.tenant_id = o.tenant_id AND h.id = o.hold_id
  WHERE o.state = 'open' AND o.deadline > now()
    AND (h.released_at IS NOT NULL OR (h.starts_at, h.ends_at) IS DISTINCT FROM (o.starts_at, o.ends_at)
      OR NOT EXISTS (
        SELECT FROM allocation a WHERE a.tenant_id = h.tenant_id AND a.hold_id = h.id AND a.state = 'held'
        UNION ALL
        SELECT FROM seat t WHERE t.tenant_id = h.tenant_id AND t.hold_id = h.id AND t.live))`,
  },
  {
    name: "one who waited and booked without exactly one accepted offer",
    sql: `
  SELECT e.tenant_id, e.id, e.state, count(o.id)::int AS accepted FROM waitlist_entry e
  LEFT JOIN waitlist_offer o ON o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.state = 'accepted'
  GROUP BY e.tenant_id, e.id, e.state
  HAVING count(o.id) <> CASE WHEN e.state = 'booked' THEN 1 ELSE 0 END`,
  },
  {
    name: "clocks of the place do not show what was promised at its instant",
    // From the instant to the clock, because that direction has one answer also where clocks go back. A Postgres
    // whose own zone data is behind (case Z11) would accuse bookings that are right, so those zones are left out.
    sql: `
  SELECT b.tenant_id, b.id, b.starts_at, b.wall_start, b.timezone FROM booking b
  LEFT JOIN (VALUES ${lately}) AS lately (zone, clock) ON lately.zone = b.timezone
  WHERE b.status IN ${living}
    AND to_char(b.starts_at AT TIME ZONE b.timezone, 'YYYY-MM-DD"T"HH24:MI') <> b.wall_start
    AND (lately.zone IS NULL
      OR to_char(timestamptz '2026-12-01T17:00Z' AT TIME ZONE b.timezone, 'HH24:MI') = lately.clock)`,
  },
  ...moneyQueries,
];

/** Asks them all. @returns what was found; empty when everything holds */
export async function auditTenantless(run: (sql: string) => Promise<AuditRow[]>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, sql } of auditQueries) {
    const rows = await run(sql);
    if (rows.length > 0) findings.push({ name, rows });
  }
  return findings;
}

import type { AuditQuery } from "#lib/booking/audit-query.ts";

/** Bookings that had to be paid before they were certain. Files and staff make none: nothing is due of them. */
const sold = "('confirmed', 'completed', 'no_show')";

/** The promises of design 7 as questions that must all stay unanswered (lib/booking/invariants.ts). */
export const moneyQueries: readonly AuditQuery[] = [
  {
    name: "a booking is certain that was never paid for",
    sql: `
  SELECT b.tenant_id, b.id, b.due_now FROM booking b
  WHERE b.status IN ${sold} AND b.due_now > 0
    AND NOT EXISTS (SELECT FROM payment p
      WHERE p.tenant_id = b.tenant_id AND p.booking_id = b.id AND p.purpose = 'kept')`,
  },
  {
    name: "money that bought nothing and does not go back",
    sql: `
  SELECT p.tenant_id, p.id, p.amount, p.refunded FROM payment p
  WHERE p.purpose = 'returned' AND p.refunded < p.amount AND p.dispute_state IS NULL
    AND NOT EXISTS (SELECT FROM refund r
      WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id AND r.state = 'failed')`,
  },
  {
    name: "a payment that counts other refunds than it has",
    sql: `
  SELECT p.tenant_id, p.id, p.refunded, r.sum FROM payment p
  CROSS JOIN LATERAL (SELECT COALESCE(sum(amount), 0)::int AS sum FROM refund
    WHERE tenant_id = p.tenant_id AND payment_id = p.id AND state NOT IN ('failed', 'cancelled')) r
  WHERE p.refunded <> r.sum`,
  },
  {
    name: "a payment that the ledger does not tell of exactly once",
    sql: `
  SELECT p.tenant_id, p.id, count(l.id)::int AS lines FROM payment p
  LEFT JOIN ledger_entry l ON l.tenant_id = p.tenant_id AND l.payment_id = p.id AND l.kind = 'charge'
  GROUP BY p.tenant_id, p.id, p.amount, p.currency
  HAVING count(l.id) <> 1 OR max(l.amount) <> p.amount OR max(l.currency) <> p.currency`,
  },
];

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { bookUnpaid, payingSalon, type StripeHarness, startStripe } from "#lib/payments/testing.ts";
import { acceptOffer } from "#lib/waitlist/accepting.ts";
import { offerNext } from "#lib/waitlist/offering.ts";
import { joined } from "#lib/waitlist/testing.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { cancelBooking } from "./cancellation.ts";
import { auditQueries, auditTenantless, type Finding } from "./invariants.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import { owner } from "./testing.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  await believableDays();
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

/** Bookings of one's own and of a class, made, moved and cancelled through the one write path. */
async function believableDays(): Promise<void> {
  const alone = await fixtureTenant(salon({}, { bufferAfterMinutes: 15 }));
  const group = await fixtureTenant(salon({}, { capacity: 4 }));
  for (const { scope } of [alone, group]) {
    const made: string[] = [];
    for (const hour of [30, 32, 34]) {
      const placed = await placeBooking(scope, wish(inHours(hour)));
      if (!placed.ok) throw new Error(placed.error.code);
      made.push(placed.value.bookingId);
    }
    const [first = "", second = ""] = made;
    await moveBooking(scope, { bookingId: first, actor: owner, start: inHours(36), timezone: "UTC" });
    await cancelBooking(scope, { bookingId: second, actor: owner });
  }
  await placeBooking(group.scope, wish(inHours(36), { party: 3 }));
  await offers(alone);
  await paidFor();
}

/** One that was paid for, and one that waits. */
async function paidFor(): Promise<void> {
  const tenant = await payingSalon(stripe);
  const { session } = await bookUnpaid(tenant, inHours(40));
  await bookUnpaid(tenant, inHours(42));
  await stripe.act("pay", { session });
  await stripe.takeAll();
}

/** Two who wait were offered a time; one of them has taken it. */
async function offers(tenant: FixtureTenant): Promise<void> {
  const [first] = [await joined(tenant, { actor: owner }), await joined(tenant, { actor: owner })];
  const where = { tenantId: tenant.tenantId };
  const { id } = await platformDb().service.findFirstOrThrow({ where });
  const offer = await offerNext(tenant.scope, id);
  await offerNext(tenant.scope, id);
  const accepted = await acceptOffer(tenant.scope, { entryId: first, offerId: offer?.offerId ?? "" });
  if (!accepted.ok) throw new Error(accepted.error.code);
}

/** What the audit says when `damage` was done by somebody who may do anything; the damage is undone again. */
const audited = (damage: string): Promise<Finding[]> =>
  asSuperuser(environment.superuserUrl, async (client) => {
    await client.query("BEGIN");
    await client.query(damage);
    const findings = await auditTenantless(async (sql) => (await client.query(sql)).rows);
    await client.query("ROLLBACK");
    return findings;
  });

const withoutConstraints = `
  ALTER TABLE allocation DROP CONSTRAINT allocation_no_overlap, DROP CONSTRAINT allocation_no_buffer_overlap;
  DROP INDEX seat_taken_once; ALTER TABLE seat DROP CONSTRAINT seat_within_capacity;
  ALTER TABLE booking DISABLE TRIGGER USER; ALTER TABLE booking_event DISABLE TRIGGER USER;`;
const lane = "(SELECT id FROM allocation WHERE state = 'confirmed' AND booking_id IS NOT NULL LIMIT 1)";
const copyOf = (shift: string) => `
  INSERT INTO allocation (tenant_id, id, lane_kind, lane_id, starts_at, ends_at, occupied_from, occupied_to, state, booking_id)
  SELECT tenant_id, gen_random_uuid(), lane_kind, lane_id, starts_at + ${shift}, ends_at + ${shift},
    occupied_from + ${shift}, occupied_to + ${shift}, state, booking_id FROM allocation WHERE id = ${lane};`;

describe("the invariants, asked of the rows", () => {
  test("B27: days that were booked, moved and cancelled break none", async () => {
    expect(await audited("SELECT 1")).toEqual([]);
  });

  const damages: Record<string, string> = {
    "two things at once on one lane": copyOf("interval '29 minutes'"),
    "buffers overlap that nobody squeezed": copyOf("interval '31 minutes'"),
    "more seats sold than a session has": "UPDATE seat SET seat_no = 99 WHERE live",
    "one seat sold twice": "UPDATE seat SET seat_no = 1 WHERE live",
    "a booking without its staff member's time": `UPDATE allocation SET state = 'released' WHERE id = ${lane}`,
    "an allocation at another time than what it is for": `
      UPDATE allocation SET starts_at = starts_at - interval '5 minutes', occupied_from = occupied_from - interval '5 minutes'
      WHERE id = ${lane}`,
    "a booking whose seats are not as many as its party": "UPDATE booking SET party = 2 WHERE party = 3",
    "a booking in a session that is closed or at another time": "UPDATE session SET state = 'cancelled'",
    "a session without its staff member's time":
      "UPDATE allocation SET state = 'released' WHERE session_id IS NOT NULL",
    "time still taken by what is over": "UPDATE allocation SET state = 'confirmed'",
    "a seat still taken by what is over": "UPDATE seat SET live = true",
    "one id for two bookings": `
      ALTER TABLE booking DROP CONSTRAINT booking_pkey CASCADE;
      ALTER TABLE booking DROP CONSTRAINT booking_tenant_id_service_id_fkey, DROP CONSTRAINT booking_tenant_id_staff_id_fkey,
        DROP CONSTRAINT booking_tenant_id_customer_id_fkey, DROP CONSTRAINT booking_tenant_id_session_id_fkey;
      DROP INDEX booking_manage_token_hash_key;
      INSERT INTO booking SELECT * FROM booking LIMIT 1`,
    "two open offers for one who waits": `
      DROP INDEX waitlist_offer_one_at_a_time; DROP INDEX waitlist_offer_tenant_id_hold_id_key;
      INSERT INTO waitlist_offer (tenant_id, id, entry_id, hold_id, starts_at, ends_at, deadline)
      SELECT tenant_id, gen_random_uuid(), entry_id, hold_id, starts_at, ends_at, deadline FROM waitlist_offer
      WHERE state = 'open'`,
    "an open offer of a time that is not held":
      "UPDATE hold SET released_at = now() WHERE released_at IS NULL",
    "one who waited and booked without exactly one accepted offer":
      "UPDATE waitlist_offer SET state = 'expired' WHERE state = 'accepted'",
    "a booking is certain that was never paid for":
      "UPDATE payment SET booking_id = (SELECT id FROM booking b WHERE b.tenant_id = payment.tenant_id AND status = 'held')",
    "money that bought nothing and does not go back": "UPDATE payment SET purpose = 'returned'",
    "a payment that counts other refunds than it has": "UPDATE payment SET refunded = 1",
    "a payment that the ledger does not tell of exactly once":
      "ALTER TABLE ledger_entry DISABLE TRIGGER USER; DELETE FROM ledger_entry WHERE kind = 'charge'",
    "a history with a version missing or twice": "UPDATE booking SET version = version + 1",
    "clocks of the place do not show what was promised at its instant":
      "UPDATE booking SET timezone = 'Asia/Kathmandu'",
  };

  test.each(auditQueries.map(({ name }) => name))("%s: is found", async (name) => {
    const findings = await audited(`${withoutConstraints}${damages[name]}`);
    expect(findings.map((finding) => finding.name)).toContain(name);
  });
});

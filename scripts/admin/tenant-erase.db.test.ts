import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSignInLink } from "#lib/auth/sign-in-link.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { configuration } from "#lib/configuration/schema.ts";
import { appDb, platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { importBody } from "#lib/http/transfer-answer.ts";
import { newId } from "#lib/ids.ts";
import { dryRun, owner } from "#lib/transfer/testing.ts";
import { asSuperuser } from "../local/roles.ts";
import { platformTables, tenantTables } from "./tables.ts";
import { eraseTenant } from "./tenant-erase.ts";
import { exportTenant } from "./tenant-export.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
const canary = "canary.of.a@nowhere.test";
const shared = "both@elsewhere.test";

const mailbox = (text: string) => {
  const read = parseMailbox(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

async function fill(tenant: FixtureTenant, email: string, hour: number) {
  const customer = { name: "Casey", email: mailbox(email) };
  const placed = await placeBooking(
    tenant.scope,
    wish(inHours(hour), { customer, answers: { note: `Write to ${email}` } }),
  );
  if (!placed.ok) throw new Error(placed.error.code);
  await cancelBooking(tenant.scope, { bookingId: placed.value.bookingId, actor: owner, reason: email });
  await dryRun(tenant, `start,service,name,email\n2026-01-05 09:00,cut,Casey,${email}\n`);
}

beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant(salon());
  b = await fixtureTenant(salon());
  await fill(a, canary, 40);
  await fill(a, shared, 50);
  await fill(b, shared, 40);
  // Somebody who works for both.
  const { userId } = await platformDb().member.findFirstOrThrow({ where: { tenantId: b.tenantId } });
  await platformDb().member.create({ data: { tenantId: a.tenantId, id: newId(), userId, role: "admin" } });
  await createSignInLink(`owner@${a.slug}.test`, 60);
  await createSignInLink(canary, 60);
});
afterAll(() => environment.drop());

/** Rows of every table that contain a text, found by nothing that the erasure itself uses. */
const holding = (text: string) =>
  asSuperuser(environment.superuserUrl, async (client) => {
    const names = [
      ...(await tenantTables(client)).map(({ name }) => name),
      ...(await platformTables(client)),
    ];
    const found: string[] = [];
    for (const name of names) {
      const { rows } = await client.query(
        `SELECT 1 FROM "${name}" t WHERE position($1 in lower(t::text)) > 0`,
        [text],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  });

const text = async (slug: string) => {
  let whole = "";
  for await (const piece of exportTenant(slug)) whole += piece;
  return whole;
};

describe("tenant export", () => {
  test("is one JSON document with every row, whose parts the APIs take, and no secret", async () => {
    const whole = await text(a.slug);
    const document = JSON.parse(whole);
    expect(configuration.safeParse(document.configuration).success).toBe(true);
    expect(importBody.safeParse({ bookings: document.bookings, customers: document.customers }).success).toBe(
      true,
    );
    expect([document.bookings.length, document.customers.length]).toEqual([2, 2]);
    expect(document.tables.booking).toHaveLength(2);
    expect(document.tables.booking_event).toHaveLength(4);
    expect(document.tables.tenant).toHaveLength(1);
    expect(Object.keys(document.tables)).toEqual(
      expect.arrayContaining(["message", "audit_entry", "import", "member"]),
    );
    expect(whole).toContain(canary);
    expect(whole).not.toMatch(/manage_token|key_hash|token_sealed/);
    expect(whole).not.toContain(b.tenantId);
  });

  test("of nobody is refused with a sentence", async () => {
    await expect(text("nobody-here")).rejects.toThrow('There is no business "nobody-here".');
    await expect(eraseTenant(undefined)).rejects.toThrow("Please name the business.");
  });
});

describe("history stays append-only", () => {
  const remove = (db: ReturnType<typeof platformDb>, tenantId: string, erased: string) =>
    db.$transaction([
      db.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true), set_config('punctual.erased_tenant', ${erased}, true)`,
      db.$executeRaw`DELETE FROM booking_event WHERE tenant_id = ${tenantId}::uuid`,
    ]);
  test("for the application whatever it sets, for the platform unless it erases that very business", async () => {
    await expect(remove(appDb(), a.tenantId, a.tenantId)).rejects.toThrow();
    await expect(remove(platformDb(), a.tenantId, "")).rejects.toThrow(/append-only/);
    await expect(remove(platformDb(), a.tenantId, b.tenantId)).rejects.toThrow(/append-only/);
    await expect(platformDb().$executeRaw`UPDATE booking_event SET kind = 'moved'`).rejects.toThrow(
      /append-only/,
    );
  });
});

test("S14: a business is erased with everything of it, and nothing of anybody else", async () => {
  const before = await text(b.slug);
  expect((await holding(canary)).length).toBeGreaterThan(5);
  const { deleted, proof, erased } = await eraseTenant(a.slug);
  expect(erased).toBe(a.slug);
  expect(deleted).toMatchObject({
    tenant: 1,
    booking: 2,
    customer: 2,
    import: 2,
    app_user: 1,
    sign_in_token: 2,
  });
  expect(proof).toMatchObject({ rowsLeft: 0, addressesLeft: [] });
  expect(proof.addressesKnown).toBeGreaterThan(4);
  // The customer of both, and the one who works for both.
  expect(proof.addressesOfOthers).toBe(2);
  expect(await holding(canary)).toEqual([]);
  expect(await holding(a.tenantId)).toEqual([]);
  expect(await holding(`owner@${a.slug}.test`)).toEqual([]);
  expect((await holding(shared)).length).toBeGreaterThan(3);
  expect(await text(b.slug)).toBe(before);
  expect(await withTenant(b.scope, (tx) => tx.booking.count())).toBe(1);
  await expect(eraseTenant(a.slug)).rejects.toThrow("There is no business");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { expireHolds } from "./jobs.ts";
import { placeBooking } from "./placement.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
});
afterAll(() => environment.drop());

/** A booking that waits, with its time, until `seconds` from now. */
async function hold(hour: number, seconds: number): Promise<string> {
  const placed = await placeBooking(tenant.scope, wish(inHours(hour)));
  if (!placed.ok) throw new Error(placed.error.code);
  const { bookingId } = placed.value;
  const holdExpiresAt = new Date(Date.now() + seconds * 1000);
  await platformDb().booking.updateMany({
    where: { id: bookingId },
    data: { status: "held", holdReason: "payment", holdExpiresAt },
  });
  await platformDb().allocation.updateMany({ where: { bookingId }, data: { state: "held", holdExpiresAt } });
  return bookingId;
}

const read = (id: string) =>
  platformDb().booking.findFirstOrThrow({
    where: { id },
    include: { allocations: true, events: { orderBy: { version: "asc" } } },
  });

test("a hold that ran out ends, frees its time and says so in its history; one that runs stays", async () => {
  const over = await hold(30, -1);
  const running = await hold(32, 600);
  expect(await expireHolds()).toBe(1);
  const ended = await read(over);
  expect(ended).toMatchObject({ status: "expired", version: 2 });
  expect(ended.allocations.map((allocation) => allocation.state)).toEqual(["released"]);
  expect(ended.events.map((event) => [event.kind, event.actorKind])).toEqual([
    ["created", "customer"],
    ["expired", "system"],
  ]);
  expect(await read(running)).toMatchObject({ status: "held", version: 1 });
  expect((await placeBooking(tenant.scope, wish(inHours(30)))).ok).toBe(true);
});

test("F12: two workers at once end each hold once", async () => {
  await Promise.all([hold(40, -1), hold(42, -1), hold(44, -1)]);
  const ended = await Promise.all([expireHolds(), expireHolds()]);
  expect(ended[0] + ended[1]).toBe(3);
});

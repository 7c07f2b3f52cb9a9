import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { closeLimits } from "#lib/security/rate-limit.ts";
import { placePublicBooking } from "./public-placement.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(async () => {
  await closeLimits();
  await environment.drop();
});

test("N17: one address can be booked only so often a day at one business; another business is independent", async () => {
  const [here, elsewhere] = [await fixtureTenant(salon()), await fixtureTenant(salon())];
  const victim = { name: "Vic Tim", email: { address: "victim@example.com", key: "victim@example.com" } };
  const codes: string[] = [];
  for (let i = 0; i < 62; i++) {
    const placed = await placePublicBooking(
      here.scope,
      wish(inHours(24) + i * 30, { customer: victim }),
      new Date(),
    );
    codes.push(placed.ok ? "booked" : placed.error.code);
  }
  expect(codes.filter((code) => code === "booked")).toHaveLength(60);
  expect(codes.slice(60)).toEqual(["rate_limited", "rate_limited"]);
  expect(
    await placePublicBooking(elsewhere.scope, wish(inHours(24), { customer: victim }), new Date()),
  ).toMatchObject({ ok: true });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { closeLimits, consume, peek } from "./rate-limit.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(async () => {
  await closeLimits();
  await environment.drop();
});

test("A10: of many at once exactly as many pass as the limit says", async () => {
  const results = await Promise.all(
    Array.from({ length: 40 }, () => consume("sign-in:address", "ana@example.com")),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(5);
  const refusal = results.find((result) => !result.ok);
  expect(refusal).toMatchObject({ error: { code: "rate_limited" } });
  if (refusal && !refusal.ok) expect(refusal.error.retryAfterSeconds).toBeGreaterThan(800);
  expect((await consume("sign-in:address", "ben@example.com")).ok).toBe(true);
});

test("A10: those who come while others are being counted are counted too, no more and no fewer", async () => {
  const first = [consume("sign-up", "eve"), consume("sign-up", "eve")];
  await first[0];
  const later = Array.from({ length: 20 }, () => consume("sign-up", "eve"));
  const results = await Promise.all([...first, ...later]);
  expect(results.map((result) => result.ok)).toEqual([...Array(10).fill(true), ...Array(12).fill(false)]);
});

test("asking does not count", async () => {
  for (let i = 0; i < 12; i++) expect((await peek("sign-up", "ip")).ok).toBe(true);
  for (let i = 0; i < 10; i++) await consume("sign-up", "ip");
  expect(await peek("sign-up", "ip")).toMatchObject({ ok: false, error: { code: "rate_limited" } });
});

test("no address is stored, only its keyed digest", async () => {
  const rows = await platformDb().rateLimit.findMany();
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).not.toMatch(/@|example/);
});

test("F15: with the store away signing in waits and browsing goes on", async () => {
  await platformDb().$executeRaw`SELECT 1`;
  await closeLimits();
  const url = process.env.DATABASE_URL_PLATFORM;
  const { env } = await import("#lib/env.ts");
  Object.assign(env(), { DATABASE_URL_PLATFORM: "postgresql://punctual_platform:x@127.0.0.1:1/none" });
  expect(await consume("sign-in:ip", "1")).toMatchObject({ ok: false, error: { code: "try_again" } });
  expect(await consume("booking:attempt", "1")).toEqual({ ok: true, value: null });
  await closeLimits();
  Object.assign(env(), { DATABASE_URL_PLATFORM: url });
});

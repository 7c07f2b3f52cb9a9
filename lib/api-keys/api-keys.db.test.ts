import { afterAll, beforeAll, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { authenticateApiKey, listApiKeys } from "./data.ts";
import { createApiKey, revokeApiKey, rotateApiKey } from "./mutations.ts";
import { apiKeyInput } from "./schema.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant();
  b = await fixtureTenant();
});
afterAll(() => environment.drop());

const hour = 3_600_000;
const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * hour);
const make = (expiresAt: Date | null = null) =>
  withTenant(a.scope, (tx) =>
    createApiKey(tx, a.scope, { name: "Website", scopes: ["bookings:read"], createdBy: "test", expiresAt }),
  );
const rotate = (id: string, of = a) =>
  withTenant(of.scope, (tx) => rotateApiKey(tx, of.scope, id, { createdBy: "test", at: now }));
const works = async (key: string, at: Date) => (await authenticateApiKey(key, at)) !== null;

test("rotation: the new key has the same name and scopes; the old one works for a day and no longer", async () => {
  const old = await make();
  const made = await rotate(old.id);
  if (!made) throw new Error("not rotated");
  expect(made.key).not.toBe(old.key);
  expect(await authenticateApiKey(made.key, now)).toMatchObject({
    scopes: ["bookings:read"],
    keyId: made.id,
  });
  expect([await works(old.key, later(23)), await works(old.key, later(24))]).toEqual([true, false]);
  expect(await works(made.key, later(24 * 400))).toBe(true);
  const listed = (at: Date) => withTenant(a.scope, (tx) => listApiKeys(tx, a.scope, at));
  expect((await listed(now)).filter(({ id }) => id === old.id)).toMatchObject([
    { replaced: true, name: "Website" },
  ]);
  expect((await listed(later(25))).map(({ id }) => id)).not.toContain(old.id);
});

test("a key is replaced once, not when it is revoked or ended, and never by another business", async () => {
  const once = await make();
  const answers = await Promise.all([rotate(once.id), rotate(once.id)]);
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  expect(await rotate(once.id)).toBeNull();
  const revoked = await make();
  await withTenant(a.scope, (tx) => revokeApiKey(tx, a.scope, revoked.id));
  expect(await rotate(revoked.id)).toBeNull();
  expect(await rotate((await make(later(-1))).id)).toBeNull();
  const foreign = await make();
  expect(await rotate(foreign.id, b)).toBeNull();
  expect(await works(foreign.key, later(48))).toBe(true);
});

test("a key with an end is refused from then on; replacing it does not give it longer", async () => {
  const short = await make(later(10));
  expect([await works(short.key, later(9)), await works(short.key, later(10))]).toEqual([true, false]);
  const made = await rotate(short.id);
  expect(await works(made?.key ?? "", later(10))).toBe(false);
  expect(await works(short.key, later(10))).toBe(false);
});

test("last use is written at most once a minute", async () => {
  const { id, key } = await make();
  const used = async () =>
    (await platformDb().apiKey.findFirstOrThrow({ where: { id } })).lastUsedAt?.getTime();
  const after = (ms: number) => authenticateApiKey(key, new Date(now.getTime() + ms));
  await after(0);
  await after(59_000);
  expect(await used()).toBe(now.getTime());
  await after(60_000);
  expect(await used()).toBe(now.getTime() + 60_000);
});

test("what may be chosen", () => {
  const input = { name: "Website", scopes: ["bookings:read"] };
  expect(apiKeyInput.parse(input).days).toBeNull();
  expect(apiKeyInput.parse({ ...input, days: 90 }).days).toBe(90);
  expect(apiKeyInput.safeParse({ ...input, days: 91 }).success).toBe(false);
  expect(apiKeyInput.safeParse({ ...input, scopes: ["everything"] }).success).toBe(false);
});

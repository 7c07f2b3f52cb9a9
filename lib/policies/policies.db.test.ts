import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readManaged } from "#lib/booking/data.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { configuration } from "#lib/configuration/schema.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { loadServiceEditor } from "#lib/services/loaders.ts";
import { saveService } from "#lib/services/mutations.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { loadPolicies, loadPolicy } from "./loaders.ts";
import { removePolicy, savePolicy } from "./mutations.ts";
import { type PolicyInput, policyInput } from "./schema.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let other: FixtureTenant;
const owner: MemberActor = { kind: "member", userId: newId(), role: "owner", staffId: null };

beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());
beforeEach(async () => {
  tenant = await fixtureTenant();
  other = await fixtureTenant();
});

const strict: PolicyInput = {
  editing: null,
  slug: "strict",
  tiers: [
    { before: { hours: 48 }, refund: 100 },
    { before: "same-day", refund: 0 },
  ],
  afterMove: "carry",
};
const half = [{ before: { hours: 0 }, refund: 50 }];

const save = (change: Partial<PolicyInput> = {}, whose = tenant) =>
  savePolicy(whose.scope, owner, { ...strict, ...change });
const remove = (slug: string, whose = tenant) => removePolicy(whose.scope, owner, slug);
const mine = (slug = "strict", whose = tenant) => loadPolicy(whose.scope, slug);

/** Says in the service's editor which policy it has. */
async function choose(policy: string | null, whose = tenant) {
  const editor = await loadServiceEditor(whose.scope, "cut");
  if (!editor?.service) throw new Error("no service");
  return saveService(whose.scope, owner, { editing: "cut", ...editor.service, policy }, new Date());
}

async function book(): Promise<string> {
  const placed = await placeBooking(tenant.scope, wish(inHours(30)));
  if (!placed.ok) throw new Error(placed.error.code);
  const row = await platformDb().booking.findFirstOrThrow({ where: { tenantId: tenant.tenantId } });
  return row.id;
}

describe("writing", () => {
  test("a new one is version 1, each change the next, and the same again nothing", async () => {
    expect(await save()).toEqual({ ok: true, value: { slug: "strict" } });
    expect(await mine()).toMatchObject({ version: 1, tiers: strict.tiers, services: [], price: null });
    await save({ editing: "strict", tiers: half });
    expect(await mine()).toMatchObject({ version: 2, tiers: half, afterMove: "carry" });
    await save({ editing: "strict", tiers: half, afterMove: "restart" });
    await save({ editing: "strict", tiers: half, afterMove: "restart" });
    expect(await mine()).toMatchObject({ version: 3, afterMove: "restart" });
    const log = await platformDb().auditEntry.findMany({
      where: { tenantId: tenant.tenantId, action: { startsWith: "policy." } },
      orderBy: { createdAt: "asc" },
    });
    expect(log.map(({ action, detail }) => [action, detail])).toEqual([
      ["policy.created", { version: "1" }],
      ["policy.changed", { version: "2" }],
      ["policy.changed", { version: "3" }],
    ]);
  });

  test("another name keeps services and history; a taken or unknown one is refused", async () => {
    await save();
    await choose("strict");
    expect((await save({ editing: "strict", slug: "firm" })).ok).toBe(true);
    expect(await mine("firm")).toMatchObject({ version: 2, services: ["Cut"], price: 4500 });
    expect(await mine("strict")).toBeNull();
    await save({ slug: "soft" });
    const taken = { ok: false, error: { code: "invalid", errors: [{ path: "slug" }] } };
    expect(await save({ slug: "soft" })).toMatchObject(taken);
    expect(await save({ editing: "soft", slug: "firm" })).toMatchObject(taken);
    expect(await save({ editing: "gone" })).toMatchObject({ error: { code: "not_found" } });
  });

  test("two people give two policies one name in one moment: one is told", async () => {
    const results = await Promise.all([save(), save({ tiers: half })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { errors: [{ path: "slug" }] } });
  });

  test("ends at a hundred, which is all that a configuration may hold", async () => {
    await platformDb().policy.createMany({
      data: Array.from({ length: 100 }, (_, i) => ({
        ...{ tenantId: tenant.tenantId, id: newId(), slug: `p${i}`, tiers: half },
      })),
    });
    expect(await save()).toMatchObject({ error: { code: "limit_reached" } });
  });
});

describe("what a policy may say is what a configuration may say", () => {
  const policies = configuration.shape.policies;
  const at = (hours: number, refund: number) => ({ before: { hours }, refund });
  test.each([
    ["a refund that rises", [at(24, 10), at(1, 20)], "tiers.1.refund"],
    ["the same hours twice", [at(24, 10), at(24, 5)], "tiers.1.before"],
    ["no tiers", [], "tiers"],
    ["more than everything", [at(24, 101)], "tiers.0.refund"],
    ["less than nothing", [at(24, -1)], "tiers.0.refund"],
    ["a negative number of hours", [at(-1, 50)], "tiers.0.before"],
    ["more than a year", [at(8761, 50)], "tiers.0.before"],
    ["thirteen tiers", Array.from({ length: 13 }, (_, i) => at(i, 13 - i)), "tiers"],
    ["a word of its own", [{ before: "yesterday", refund: 5 }], "tiers.0.before"],
  ])("not %s", (_, tiers, path) => {
    const parsed = policyInput.safeParse({ ...strict, tiers });
    expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContainEqual(
      expect.stringContaining(path),
    );
  });

  test("and what it may, both read alike", () => {
    const { editing, ...policy } = strict;
    expect(policies.parse([policy])).toEqual([policy]);
    expect(policyInput.parse({ editing, ...policy })).toEqual(strict);
  });
});

describe("bookings keep what they were booked under (B20)", () => {
  const cancellation = async (id: string) => {
    const managed = await readManaged(tenant.scope, id);
    if (!managed.ok) throw new Error(managed.error.code);
    return managed.value.cancellation.tier;
  };

  test("whatever becomes of the policy, until it is gone", async () => {
    await save({ tiers: [{ before: { hours: 24 }, refund: 80 }] });
    await choose("strict");
    const id = await book();
    const snapshot = async () =>
      (await platformDb().booking.findFirstOrThrow({ where: { id } })).policySnapshot;
    const before = await snapshot();
    expect(before).toMatchObject({ slug: "strict", version: 1 });
    const tier = { before: { hours: 24 }, refund: 80 };
    expect(await cancellation(id)).toEqual(tier);
    await save({ editing: "strict", slug: "none", tiers: [{ before: { hours: 0 }, refund: 0 }] });
    expect(await mine("none")).toMatchObject({ version: 2 });
    expect(await cancellation(id)).toEqual(tier);
    await choose(null);
    expect((await remove("none")).ok).toBe(true);
    expect(await snapshot()).toEqual(before);
    expect(await cancellation(id)).toEqual(tier);
  });

  test("and new ones have the new version", async () => {
    await save();
    await choose("strict");
    await save({ editing: "strict", tiers: half });
    const id = await book();
    const { policySnapshot } = await platformDb().booking.findFirstOrThrow({ where: { id } });
    expect(policySnapshot).toEqual({ slug: "strict", version: 2, tiers: half, afterMove: "carry" });
  });
});

describe("removing", () => {
  test("is refused while a service has it, hidden or not, and says which", async () => {
    await save();
    await choose("strict");
    const refused = { ok: false, error: { code: "limit_reached", detail: expect.stringContaining("Cut") } };
    expect(await remove("strict")).toMatchObject(refused);
    await platformDb().service.updateMany({
      where: { tenantId: tenant.tenantId },
      data: { active: false },
    });
    expect(await remove("strict")).toMatchObject(refused);
    expect(await mine()).not.toBeNull();
    await choose(null);
    expect(await remove("strict")).toEqual({ ok: true, value: null });
    expect(await mine()).toBeNull();
    expect(await remove("strict")).toMatchObject({ error: { code: "not_found" } });
  });

  test("and choosing it in the same moment: one of the two is refused, none points at nothing", async () => {
    await save();
    const [removed, chosen] = await Promise.all([remove("strict"), choose("strict")]);
    expect(removed.ok).not.toBe(chosen.ok);
    const { service } = (await loadServiceEditor(tenant.scope, "cut")) ?? {};
    expect(service?.policy ?? null).toBe(chosen.ok ? "strict" : null);
  });
});

describe("another business's policies do not exist (T1, T3)", () => {
  test("cannot be seen, changed, removed or chosen", async () => {
    await save({}, other);
    const before = await mine("strict", other);
    expect(await mine()).toBeNull();
    expect((await loadPolicies(tenant.scope)).policies).toEqual([]);
    expect(await save({ editing: "strict", tiers: half })).toMatchObject({ error: { code: "not_found" } });
    expect(await remove("strict")).toMatchObject({ error: { code: "not_found" } });
    expect(await choose("strict")).toMatchObject({ error: { errors: [{ path: "policy" }] } });
    expect((await loadServiceEditor(tenant.scope, "cut"))?.choices.policies).toEqual([]);
    // A name is no secret and not taken elsewhere.
    expect((await save({ tiers: half })).ok).toBe(true);
    expect(await mine("strict", other)).toEqual(before);
  });

  test("and those of one's own are told with the services that have none", async () => {
    expect(await loadPolicies(tenant.scope)).toEqual({ policies: [], without: ["Cut"] });
    await save();
    await choose("strict");
    expect(await loadPolicies(tenant.scope)).toMatchObject({
      policies: [{ slug: "strict", services: ["Cut"] }],
      without: [],
    });
  });
});

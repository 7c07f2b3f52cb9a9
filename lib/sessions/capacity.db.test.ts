import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import type { ConfigurationDocument } from "#lib/configuration/document.ts";
import { type ConfiguredTenant, changed, configuredTenant, first } from "#lib/configuration/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours, wish } from "#lib/db/testing/fixture.ts";
import { loadServiceEditor } from "#lib/services/loaders.ts";
import { saveService } from "#lib/services/mutations.ts";
import { shortName } from "./capacity.ts";
import { setCapacity } from "./mutations.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

if (owner.kind !== "member") throw new Error("The owner is a member.");
const actor = { ...owner, kind: "member" as const };
const [near, far] = [inHours(30), inHours(54)];

/** Capacity eight; five sold in the nearer class, two in the farther one. */
async function twoClasses(): Promise<{ tenant: ConfiguredTenant; document: ConfigurationDocument }> {
  const tenant = await configuredTenant();
  const before = (await tenant.get()).body as unknown as ConfigurationDocument;
  const document = changed(
    (d) => Object.assign(first(d.services), { name: "Yoga flow", capacity: 8 }),
    before,
  );
  expect((await tenant.put(document)).status).toBe(200);
  for (const [start, party, name] of [
    [near, 3, "Maria Lopez"],
    [near, 2, "Jo"],
    [far, 2, "Ann Lee"],
  ] as const) {
    const asked = wish(start, { party });
    const placed = await placeBooking(tenant.scope, { ...asked, customer: { ...asked.customer, name } });
    expect(placed.ok).toBe(true);
  }
  return { tenant, document };
}

const capacities = async ({ tenantId }: ConfiguredTenant) => {
  const rows = await platformDb().session.findMany({ where: { tenantId }, orderBy: { startsAt: "asc" } });
  const seats = await platformDb().seat.findMany({ where: { tenantId, live: true } });
  return rows.map(({ id, capacity }) => [
    capacity,
    ...new Set(seats.filter(({ sessionId }) => sessionId === id).map((seat) => seat.capacity)),
  ]);
};
const sell = (d: ConfigurationDocument, capacity: number) =>
  changed((copy) => Object.assign(first(copy.services), { capacity }), d);

describe("a service's capacity", () => {
  test("PUT: below what is sold is refused with the class and the names, and changes nothing else either", async () => {
    const { tenant, document } = await twoClasses();
    const answer = await tenant.put(
      changed((d) => Object.assign(d.business, { name: "Other" }), sell(document, 4)),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      {
        path: "services[0].capacity",
        message: expect.stringMatching(/^Yoga flow, .+ has 5 of 4 seats sold: Maria L\., Jo\.$/),
      },
    ]);
    expect(await capacities(tenant)).toEqual([
      [8, 8],
      [8, 8],
    ]);
    expect((await tenant.get()).body).toMatchObject({ business: { name: document.business.name } });
  });

  test("PUT: lower or higher, the classes ahead follow, and so do the seats that can be had", async () => {
    const { tenant, document } = await twoClasses();
    expect((await tenant.put(sell(document, 5))).status).toBe(200);
    expect(await capacities(tenant)).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect((await placeBooking(tenant.scope, wish(near))).ok).toBe(false);
    expect((await tenant.put(sell(document, 9))).status).toBe(200);
    expect((await placeBooking(tenant.scope, wish(near, { party: 4 }))).ok).toBe(true);
    const revision = await tenant.revision();
    expect((await tenant.put(sell(document, 9))).status).toBe(200);
    expect(await tenant.revision()).toBe(revision);
  });

  test("a class that was given its own stays with it, and neither follows nor refuses", async () => {
    const { tenant, document } = await twoClasses();
    const [session] = await platformDb().session.findMany({
      where: { tenantId: tenant.tenantId },
      orderBy: { startsAt: "asc" },
    });
    const own = { sessionId: session?.id ?? "", actor, capacity: 6 };
    expect((await setCapacity(tenant.scope, own)).ok).toBe(true);
    expect((await tenant.put(sell(document, 4))).status).toBe(200);
    expect((await capacities(tenant)).map(([capacity]) => capacity)).toEqual([6, 4]);
    // Set to what the service has, it follows again.
    expect((await setCapacity(tenant.scope, { ...own, capacity: 4 })).ok).toBe(false);
    expect((await tenant.put(sell(document, 7))).status).toBe(200);
    expect((await setCapacity(tenant.scope, { ...own, capacity: 7 })).ok).toBe(true);
    expect((await tenant.put(sell(document, 10))).status).toBe(200);
    expect((await capacities(tenant)).map(([capacity]) => capacity)).toEqual([10, 10]);
  });

  test("the editor: the same, as an error of its field", async () => {
    const { tenant } = await twoClasses();
    const editor = await loadServiceEditor(tenant.scope, "cut");
    if (!editor?.service) throw new Error("no service");
    const { service } = editor;
    const input = (capacity: number) => ({ ...service, editing: "cut", capacity });
    const refused = await saveService(tenant.scope, actor, input(1), new Date());
    if (refused.ok) throw new Error("saved");
    expect(refused.error.errors?.map(({ path }) => path)).toEqual(["capacity"]);
    expect(refused.error.errors?.[0]?.message).toMatch(/5 of 1 seats sold.+2 of 1 seats sold: Ann L\.$/);
    expect((await saveService(tenant.scope, actor, input(6), new Date())).ok).toBe(true);
    expect(await capacities(tenant)).toEqual([
      [6, 6],
      [6, 6],
    ]);
  });

  test.each([
    ["Maria Lopez", "Maria L."],
    ["  Émile de  la Tour ", "Émile T."],
    ["Cher", "Cher"],
    ["李 小龙", "李 小."],
  ])("%s is said as %s", (name, short) => expect(shortName(name)).toBe(short));
});

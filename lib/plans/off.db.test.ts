import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { configuredTenant } from "#lib/configuration/testing.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours, wish } from "#lib/db/testing/fixture.ts";
import { saveParents } from "#lib/embeds/mutations.ts";
import { newId } from "#lib/ids.ts";
import { saveStaff } from "#lib/team/staff-mutations.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { refreshPlans } from "./jobs.ts";
import { loadPlanNotice, loadPlanPage } from "./loaders.ts";
import { openPortal, openUpgrade } from "./mutations.ts";
import { showsPlan } from "./settings.ts";

// An installation without plans. Its table of them is taken away: whatever asked it would fail.

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
  await asSuperuser(environment.superuserUrl, (client) => client.query("DROP TABLE plan_subscription"));
});
afterAll(() => environment.drop());

test("everything is allowed, no page speaks of plans, and nobody asks about them", async () => {
  const tenant = await configuredTenant();
  const { scope, slug } = tenant;
  const owner = { kind: "member", userId: newId(), role: "owner", staffId: null } as const;
  const now = new Date();
  const when = { zone: "America/New_York", now };
  for (const name of ["Chloé", "Dora", "Eve", "Fay"]) {
    const person = { editing: null, name, email: null, active: true, perDay: null, perWeek: null };
    expect((await saveStaff(scope, owner, person, now)).ok).toBe(true);
  }
  for (const hour of Array.from({ length: 12 }, (_, i) => 48 + i))
    expect((await placeBooking(scope, wish(inHours(hour)))).ok).toBe(true);
  expect((await saveParents(scope, owner, ["https://juniper.example"], now)).ok).toBe(true);
  expect((await tenant.put((await tenant.get()).body)).status).toBe(200);
  expect(showsPlan("owner")).toBe(false);
  expect(await loadPlanPage(scope, { ...when, ask: true })).toBeNull();
  expect(await loadPlanNotice(scope, when)).toBeNull();
  expect(await refreshPlans()).toBe(0);
  const asked = { slug, name: "Salon", email: "owner@salon.test" };
  expect(await openUpgrade(scope, asked)).toMatchObject({ error: { code: "not_found" } });
  expect(await openPortal(scope, slug)).toMatchObject({ error: { code: "not_found" } });
});

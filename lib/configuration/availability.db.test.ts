import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { newId } from "#lib/ids.ts";
import type { ConfigurationDocument } from "./document.ts";
import { exampleConfiguration } from "./example.ts";
import { type ConfiguredTenant, changed, configuredTenant, first } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const weekdays: ConfigurationDocument["schedules"][number] = first(exampleConfiguration.schedules);
const ana = first(exampleConfiguration.staff);
const cut = first(exampleConfiguration.services);

/** Contract 2's document with everything said that may be left out. */
const full: ConfigurationDocument = {
  ...exampleConfiguration,
  business: {
    ...exampleConfiguration.business,
    weekStart: "sun",
    description: "Cuts, colours\nand quiet",
    email: "desk@studio.example",
    phone: "+49 30 1234567",
    accent: "#aa3355",
  },
  locations: [{ ...first(exampleConfiguration.locations), schedule: "house" }],
  schedules: [
    { slug: "house", timezone: "Europe/Berlin", weekly: weekdays.weekly, exceptions: [] },
    {
      ...weekdays,
      periods: [
        {
          from: "2098-03-01",
          to: "2098-03-31",
          timezone: "Europe/Lisbon",
          weekly: [{ days: ["mon", "fri"], from: "22:00", to: "02:00" }],
          reason: "In Lisbon",
        },
        { from: "2098-08-01", to: "2098-08-14", weekly: [] },
      ],
    },
  ],
  staff: [
    {
      ...ana,
      limits: { perDay: 6, perWeek: 24 },
      timeOff: [
        { from: "2098-03-02", to: "2098-03-03" },
        { from: "2098-12-24T14:00", to: "2098-12-27", reason: "Family" },
        { from: "2099-01-05", to: "2099-01-05T12:30", timezone: "Asia/Kathmandu" },
      ],
    },
    { slug: "ben", name: "Ben", schedule: "weekdays" },
  ],
  services: [
    {
      ...cut,
      durations: [
        { durationMinutes: 90, price: 8000 },
        { durationMinutes: 30, price: 3500 },
      ],
      alignment: "opening",
      bookableFrom: "2026-12-01",
      bookableTo: "2099-12-31",
      staff: [{ staff: "ana", weight: 2 }, "ben"],
      assignment: "balanced",
      balanceDays: 7,
      schedule: "weekdays",
      limits: { perDay: 8, perWeek: 30, perCustomer: 2 },
    },
  ],
};

const audits = async ({ tenantId }: ConfiguredTenant) =>
  (
    await platformDb().auditEntry.findMany({
      where: { tenantId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    })
  ).map(({ action }) => action);
const timeOffIn = (body: Record<string, unknown>) =>
  (body.staff as { timeOff?: { from: string }[] }[])[0]?.timeOff;

describe("everything about availability", () => {
  test("comes back as it was put, and putting it again changes nothing", async () => {
    const tenant = await configuredTenant();
    expect((await tenant.put(full)).body).toEqual(full);
    const [before, said] = [await tenant.revision(), await audits(tenant)];
    expect(said.toSorted()).toEqual([
      "configuration.replaced",
      "time-off.approved",
      "time-off.approved",
      "time-off.approved",
    ]);
    const read = await tenant.get();
    expect(read.body).toEqual(full);
    expect((await tenant.put(read.body)).body).toEqual(full);
    expect([await tenant.revision(), await audits(tenant)]).toEqual([before, said]);
    expect((await tenant.put(exampleConfiguration)).body).toMatchObject(exampleConfiguration);
  });

  test("defaults go without saying, and what is said in another way is said in the usual one", async () => {
    const tenant = await configuredTenant();
    const answer = await tenant.put(
      changed((d) => {
        Object.assign(d.business, { weekStart: "mon" });
        Object.assign(first(d.schedules), { periods: [] });
        Object.assign(first(d.staff), { limits: {}, timeOff: [] });
        Object.assign(first(d.services), {
          durations: [],
          alignment: "clock",
          balanceDays: 14,
          staff: [{ staff: "ana" }],
        });
      }),
    );
    expect(answer.body).toEqual(exampleConfiguration);

    const other = await tenant.put(
      changed((d) => {
        Object.assign(first(d.schedules), {
          periods: [
            {
              from: "2098-08-01",
              to: "2098-08-02",
              timezone: "asia/katmandu",
              weekly: [{ days: ["sun", "mon"], from: "09:00", to: "24:00" }],
            },
            { from: "2098-07-01", to: "2098-07-31", timezone: "Europe/Berlin", weekly: [], reason: " Sea " },
          ],
        });
        Object.assign(first(d.staff), {
          timeOff: [
            { from: "2098-09-10T00:00", to: "2098-09-12T00:00", timezone: "Europe/Berlin" },
            { from: "2098-08-01", to: "2098-08-02", timezone: "Asia/Kathmandu" },
            { from: "2098-08-01", to: "2098-08-03T00:00" },
          ],
        });
      }),
    );
    expect(other.body.schedules).toMatchObject([
      {
        periods: [
          { from: "2098-07-01", to: "2098-07-31", weekly: [], reason: "Sea" },
          {
            from: "2098-08-01",
            to: "2098-08-02",
            timezone: "Asia/Kathmandu",
            weekly: [{ days: ["mon", "sun"], from: "09:00", to: "24:00" }],
          },
        ],
      },
    ]);
    expect(timeOffIn(other.body)).toEqual([
      { from: "2098-08-01", to: "2098-08-02" },
      { from: "2098-09-10", to: "2098-09-11" },
    ]);
    expect((await tenant.put(other.body)).body).toEqual(other.body);
  });
});

describe("time off", () => {
  const withTimeOff = (...timeOff: { from: string; to: string; reason?: string }[]) =>
    changed((d) => Object.assign(first(d.staff), { timeOff }));
  const rows = ({ tenantId }: ConfiguredTenant) =>
    platformDb().timeOff.findMany({ where: { tenantId }, orderBy: { fromWall: "asc" } });

  async function enter(tenant: ConfiguredTenant, fromWall: string, toWall: string, state: string) {
    const { id: staffId } = await platformDb().staff.findFirstOrThrow({
      where: { tenantId: tenant.tenantId, slug: "ana" },
    });
    const times = { fromWall, toWall, timezone: "Europe/Berlin" };
    const data = { tenantId: tenant.tenantId, id: newId(), staffId, ...times, state };
    await platformDb().timeOff.create({ data });
  }

  test("what is left out ends now; the past and unanswered requests stay as they are", async () => {
    const tenant = await configuredTenant();
    await tenant.put(withTimeOff({ from: "2098-05-01", to: "2098-05-07" }));
    await enter(tenant, "2025-05-01T00:00", "2025-05-08T00:00", "approved");
    await enter(tenant, "2098-06-01T00:00", "2098-06-02T00:00", "requested");
    await enter(tenant, "2098-07-01T00:00", "2098-07-02T00:00", "declined");
    // Away since long ago, and still.
    await enter(tenant, "2025-07-01T00:00", "2098-07-02T00:00", "approved");
    expect(timeOffIn((await tenant.get()).body)).toEqual([
      { from: "2025-07-01", to: "2098-07-01" },
      { from: "2098-05-01", to: "2098-05-07" },
    ]);

    const moved = withTimeOff({ from: "2098-05-02", to: "2098-05-07", reason: "Later" });
    expect((await tenant.put(moved)).body).toEqual(moved);
    const before = await rows(tenant);
    expect(before.map(({ fromWall, state }) => `${fromWall} ${state}`)).toEqual([
      "2025-05-01T00:00 approved",
      "2025-07-01T00:00 withdrawn",
      "2098-05-01T00:00 withdrawn",
      "2098-05-02T00:00 approved",
      "2098-06-01T00:00 requested",
      "2098-07-01T00:00 declined",
    ]);
    expect(before.map(({ endedAt }) => endedAt !== null)).toEqual([false, true, true, false, false, false]);
    expect((await audits(tenant)).filter((action) => action.startsWith("time-off"))).toEqual([
      "time-off.approved",
      "time-off.withdrawn",
      "time-off.withdrawn",
      "time-off.approved",
    ]);
    await tenant.put(moved);
    expect(await rows(tenant)).toEqual(before);
  });

  test("another reason is no other absence; the same time twice is once", async () => {
    const tenant = await configuredTenant();
    await tenant.put(withTimeOff({ from: "2098-05-01", to: "2098-05-07" }));
    const [before] = await rows(tenant);
    const said = withTimeOff({ from: "2098-05-01", to: "2098-05-07", reason: "Surgery" });
    expect((await tenant.put(said)).body).toEqual(said);
    await tenant.put(changed((d) => first(d.staff).timeOff?.push(...(first(d.staff).timeOff ?? [])), said));
    expect(await rows(tenant)).toEqual([{ ...before, reason: "Surgery" }]);
  });

  test("a document older than the absence it names is still accepted, and brings nothing back", async () => {
    const tenant = await configuredTenant();
    const old = withTimeOff({ from: "2025-05-01", to: "2025-05-07" });
    await tenant.put(old);
    const before = await tenant.revision();
    expect((await tenant.put(old)).body).toEqual(exampleConfiguration);
    expect(await tenant.revision()).toBe(before);
    expect(await rows(tenant)).toEqual([]);
  });
});

describe("everything or nothing", () => {
  const cases: [string, (d: ConfigurationDocument) => unknown, string][] = [
    ["no weekday", (d) => Object.assign(d.business, { weekStart: "monday" }), "business.weekStart"],
    [
      "hours of a place that are not there",
      (d) => Object.assign(first(d.locations), { schedule: "never" }),
      "locations[0].schedule",
    ],
    [
      "hours of a service that are not there",
      (d) => Object.assign(first(d.services), { schedule: "never" }),
      "services[0].schedule",
    ],
    [
      "two periods on one day",
      (d) => first(d.schedules.slice(1)).periods?.push({ from: "2098-03-31", to: "2098-04-01", weekly: [] }),
      "schedules[1].periods[2]",
    ],
    [
      "a period that ends before it begins",
      (d) => Object.assign(first(first(d.schedules.slice(1)).periods), { to: "2098-02-28" }),
      "schedules[1].periods[0].to",
    ],
    [
      "a period without hours",
      (d) => Object.assign(first(first(d.schedules.slice(1)).periods), { weekly: undefined }),
      "schedules[1].periods[0].weekly",
    ],
    [
      "30 February",
      (d) => Object.assign(first(first(d.staff).timeOff), { from: "2098-02-30" }),
      "staff[0].timeOff[0].from",
    ],
    [
      "24 o'clock",
      (d) => Object.assign(first(first(d.staff).timeOff), { to: "2098-03-03T24:00" }),
      "staff[0].timeOff[0].to",
    ],
    [
      "time off that ends before it begins",
      (d) => Object.assign(first(first(d.staff).timeOff), { to: "2098-03-01" }),
      "staff[0].timeOff[0].to",
    ],
    [
      "time off of no length",
      (d) =>
        Object.assign(first(first(d.staff).timeOff), { from: "2098-03-01T09:00", to: "2098-03-01T09:00" }),
      "staff[0].timeOff[0].to",
    ],
    [
      "the end of all calendars",
      (d) => Object.assign(first(first(d.staff).timeOff), { to: "2199-12-31" }),
      "staff[0].timeOff[0].to",
    ],
    [
      "an hour that the clocks skip",
      (d) =>
        Object.assign(first(first(d.staff).timeOff), { from: "2027-03-28T02:00", to: "2027-03-28T03:00" }),
      "staff[0].timeOff[0].from",
    ],
    [
      "no bookings at all",
      (d) => Object.assign(first(d.staff), { limits: { perDay: 0 } }),
      "staff[0].limits.perDay",
    ],
    [
      "a cap per customer on a person",
      (d) => Object.assign(first(d.staff), { limits: { perCustomer: 1 } }),
      "staff[0].limits.perCustomer",
    ],
    [
      "a length twice",
      (d) => first(d.services).durations?.push({ durationMinutes: 30, price: 1 }),
      "services[0].durations[2].durationMinutes",
    ],
    [
      "the usual length again",
      (d) => first(d.services).durations?.push({ durationMinutes: 45, price: 1 }),
      "services[0].durations[2].durationMinutes",
    ],
    ["lengths of a class", (d) => Object.assign(first(d.services), { capacity: 2 }), "services[0].durations"],
    [
      "a length cheaper than the deposit",
      (d) => Object.assign(first(d.services), { payment: { kind: "deposit", amount: 4000 } }),
      "services[0].durations[1].price",
    ],
    [
      "no alignment",
      (d) => Object.assign(first(d.services), { alignment: "sunrise" }),
      "services[0].alignment",
    ],
    [
      "a last day before the first",
      (d) => Object.assign(first(d.services), { bookableTo: "2026-11-30" }),
      "services[0].bookableTo",
    ],
    [
      "no days to weigh",
      (d) => Object.assign(first(d.services), { balanceDays: 0 }),
      "services[0].balanceDays",
    ],
    [
      "no weight",
      (d) => Object.assign(first(d.services), { staff: [{ staff: "ana", weight: 0 }] }),
      "services[0].staff[0].weight",
    ],
    [
      "a weight of nobody",
      (d) => Object.assign(first(d.services), { staff: ["ana", { staff: "zed", weight: 2 }] }),
      "services[0].staff[1]",
    ],
    [
      "somebody twice",
      (d) => Object.assign(first(d.services), { staff: ["ana", { staff: "ana", weight: 2 }] }),
      "services[0].staff[1]",
    ],
  ];
  let tenant: ConfiguredTenant | undefined;

  test.each(cases)("%s is refused at its path", async (_name, edit, path) => {
    tenant ??= await configuredTenant();
    const before = await tenant.get();
    const answer = await tenant.put(changed(edit, full));
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
    expect((await tenant.get()).text).toBe(before.text);
  });
});

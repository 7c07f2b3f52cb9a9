import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { changeDays } from "./days-mutations.ts";
import { loadHours } from "./hours-loaders.ts";
import type { HoursOwner } from "./hours-owner.ts";
import { hoursInput } from "./hours-schema.ts";
import { loadSlots } from "./loaders.ts";
import { assignHours, saveHours } from "./mutations.ts";
import { previewDays } from "./preview.ts";
import { loadPreview } from "./preview-loaders.ts";

const zone = "America/New_York";
const now = new Date();
const today = localDateAt(minuteFloor(now), zone);
const owner: MemberActor = { kind: "member", userId: newId(), role: "owner", staffId: null };
const here = (slug: string): HoursOwner => ({ kind: "location", slug });
const person = (slug: string): HoursOwner => ({ kind: "staff", slug });

let environment: TestEnvironment;
let tenant: FixtureTenant;
let ben: MemberActor;

beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const everyDay = (from: number, to: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

/** Two people with hours of their own, a room without. */
async function fresh() {
  tenant = await fixtureTenant(
    salon(
      {
        schedules: [
          { slug: "ana", timezone: zone, weekly: everyDay(540, 1020) },
          { slug: "ben", timezone: zone, weekly: everyDay(600, 1080) },
        ],
        staff: [
          { slug: "ana", name: "Ana", schedule: "ana" },
          { slug: "ben", name: "Ben", schedule: "ben" },
        ],
        resources: [{ slug: "chair", name: "Chair", units: 1 }],
      },
      { staff: ["ana", "ben"] },
    ),
  );
  const { id } = await platformDb().staff.findUniqueOrThrow({
    where: { tenantId_slug: { tenantId: tenant.tenantId, slug: "ben" } },
  });
  ben = { kind: "member", userId: newId(), role: "staff", staffId: id };
}

type Draft = Partial<z.input<typeof hoursInput>>;
const draftOf = (whose: HoursOwner, draft: Draft) =>
  hoursInput.parse({ owner: whose, timezone: zone, weekly: [], periods: [], ...draft });
const save = (whose: HoursOwner, draft: Draft, actor = owner) =>
  saveHours(tenant.scope, actor, draftOf(whose, draft), now);
const hours = async (whose: HoursOwner, actor = owner) => {
  const { owners, schedules } = await loadHours(tenant.scope, actor, now);
  const line = owners.find(({ kind, slug }) => kind === whose.kind && slug === whose.slug);
  return line && (schedules.find(({ slug }) => slug === line.schedule) ?? null);
};
const periodOf = (from: string, to: string) => ({
  from,
  to,
  timezone: "Europe/Lisbon",
  weekly: everyDay(600, 720),
  reason: "Lisbon",
});

describe("whose hours", () => {
  test("a place gets hours of its own, and the name of its schedule minds the others", async () => {
    await fresh();
    expect(await hours(here("main"))).toBeNull();
    expect(await save(here("main"), { weekly: everyDay(480, 1200) })).toEqual({
      ok: true,
      value: { schedule: "main" },
    });
    expect(await save({ kind: "service", slug: "cut" }, { weekly: everyDay(480, 720) })).toMatchObject({
      ok: true,
    });
    expect(await save({ kind: "resource", slug: "chair" }, {})).toMatchObject({ ok: true });
    expect(await hours(here("main"))).toMatchObject({
      weekly: everyDay(480, 1200),
      owners: [{ kind: "location", slug: "main", name: "Main" }],
    });
  });

  test("hours are shared, taken apart again with their special days, and taken away with a way back", async () => {
    await fresh();
    await save(here("main"), { weekly: everyDay(480, 1200) });
    const closed = { date: addDays(today, 3), hours: { spans: [], reason: "Fair" }, replace: false };
    await changeDays(tenant.scope, owner, { changes: [{ schedule: "ana", days: [closed] }] });
    const shared = await assignHours(tenant.scope, owner, { owner: here("main"), schedule: "ana" }, now);
    expect(shared).toMatchObject({ value: { schedule: null, removed: { weekly: everyDay(480, 1200) } } });
    expect((await hours(person("ana")))?.owners.map(({ name }) => name)).toEqual(["Ana", "Main"]);

    await save(here("main"), { weekly: everyDay(0, 60), apart: true });
    expect(await hours(here("main"))).toMatchObject({
      weekly: everyDay(0, 60),
      days: [{ date: closed.date, spans: [], reason: "Fair" }],
    });
    expect((await hours(person("ana")))?.weekly).toEqual(everyDay(540, 1020));

    const gone = await assignHours(tenant.scope, owner, { owner: here("main"), schedule: null }, now);
    if (!gone.ok || !gone.value.removed) throw new Error("not removed");
    expect(await hours(here("main"))).toBeNull();
    const { days, ...before } = gone.value.removed;
    const asChanges = days.map(({ date, ...said }) => ({ date, hours: said, replace: true }));
    await save(here("main"), { ...before, days: asChanges, apart: true });
    expect(await hours(here("main"))).toMatchObject({ ...before, days });
  });

  test("people always keep some", async () => {
    await fresh();
    const none = { owner: person("ana"), schedule: null };
    expect(await assignHours(tenant.scope, owner, none, now)).toMatchObject({ error: { code: "invalid" } });
    expect(await assignHours(tenant.scope, owner, { ...none, schedule: "nobodys" }, now)).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

describe("T1: staff change the hours that are theirs alone", () => {
  test("their own, nobody else's, no place's", async () => {
    await fresh();
    expect(await save(person("ben"), { weekly: everyDay(660, 720) }, ben)).toMatchObject({ ok: true });
    for (const whose of [person("ana"), here("main"), { kind: "service", slug: "cut" } as const])
      expect(await save(whose, {}, ben)).toMatchObject({ error: { code: "not_found" } });
    const day = { date: today, hours: null, replace: true };
    expect(
      await changeDays(tenant.scope, ben, { changes: [{ schedule: "ana", days: [day] }] }),
    ).toMatchObject({ error: { code: "not_found" } });
    expect((await loadHours(tenant.scope, ben, now)).owners.map(({ name }) => name)).toEqual(["Ben"]);
  });

  test("not when a place keeps them too, nor by taking them apart", async () => {
    await fresh();
    await assignHours(tenant.scope, owner, { owner: here("main"), schedule: "ben" }, now);
    expect(await hours(person("ben"), ben)).toMatchObject({ editable: false });
    expect(await save(person("ben"), {}, ben)).toMatchObject({ error: { code: "forbidden" } });
    expect(await save(person("ben"), { apart: true }, ben)).toMatchObject({ error: { code: "forbidden" } });
    expect((await hours(person("ben")))?.weekly).toEqual(everyDay(600, 1080));
  });

  test("another business's owner finds nothing", async () => {
    await fresh();
    const other = await fixtureTenant();
    const draft = draftOf(here("nowhere"), {});
    expect(await saveHours(other.scope, owner, draft, now)).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("periods and special days", () => {
  test("periods that overlap are refused in words; others are kept", async () => {
    await fresh();
    const [from, to] = [addDays(today, 10), addDays(today, 20)];
    const twice = hoursInput.safeParse({
      ...draftOf(person("ana"), {}),
      periods: [periodOf(from, to), periodOf(to, addDays(to, 3))],
    });
    expect(twice.error?.issues).toMatchObject([{ path: ["periods", 1, "from"] }]);
    expect(twice.error?.issues[0]?.message).toContain(`${from} to ${to}`);
    await save(person("ana"), { periods: [periodOf(from, to)] });
    await save(person("ana"), { periods: [periodOf(from, to), periodOf(addDays(to, 1), addDays(to, 3))] });
    expect((await hours(person("ana")))?.periods.map((one) => [one.from, one.timezone])).toEqual([
      [from, "Europe/Lisbon"],
      [addDays(to, 1), "Europe/Lisbon"],
    ]);
  });

  test("what is said of a day already is not overwritten silently, and every change can be undone", async () => {
    await fresh();
    const [first, second] = [addDays(today, 5), addDays(today, 6)];
    const change = (date: string, reason: string, replace = false) => ({
      date,
      hours: { spans: [{ from: 600, to: 660 }], reason },
      replace,
    });
    const apply = (days: ReturnType<typeof change>[]) =>
      changeDays(tenant.scope, owner, { changes: [{ schedule: "ana", days }] });
    await apply([change(first, "Party")]);
    const imported = await apply([change(first, "Holiday"), change(second, "Holiday")]);
    expect(imported).toMatchObject({ value: { kept: 1 } });
    const reasons = async () => (await hours(person("ana")))?.days.map(({ reason }) => reason);
    expect(await reasons()).toEqual(["Party", "Holiday"]);
    const replaced = await apply([change(first, "Holiday", true)]);
    expect(await reasons()).toEqual(["Holiday", "Holiday"]);
    for (const answer of [replaced, imported]) {
      if (!answer.ok) throw new Error(answer.error.code);
      await changeDays(tenant.scope, owner, { changes: answer.value.undo });
    }
    expect(await reasons()).toEqual(["Party"]);
  });
});

describe("a preview", () => {
  const drafts: [string, HoursOwner, Draft, string | undefined][] = [
    ["somebody's new hours", person("ana"), { weekly: everyDay(1000, 1500) }, "ana"],
    ["hours of a place that had none", here("main"), { weekly: everyDay(600, 700) }, undefined],
    ["a stay abroad", person("ben"), { periods: [periodOf(today, addDays(today, 4))] }, "ben"],
    ["hours of a service", { kind: "service", slug: "cut" }, { weekly: everyDay(0, 1440) }, undefined],
  ];
  test.each(drafts)("of %s is what customers find once it is saved", async (_, whose, draft, staff) => {
    await fresh();
    const input = { draft: draftOf(whose, draft), service: "cut" };
    const preview = await loadPreview(tenant.scope, owner, input, now);
    if (!preview.ok) throw new Error(preview.error.code);
    const ask = { service: "cut", from: today, to: addDays(today, previewDays - 1), timezone: zone, staff };
    const count = async () => {
      const found = await loadSlots(tenant.scope, ask);
      if (!found.ok) throw new Error(found.error.code);
      return preview.value.days.map(
        ({ date }) => found.value.slots.filter(({ from }) => localDateAt(from, zone) === date).length,
      );
    };
    expect(await count()).toEqual(preview.value.days.map(({ before }) => before));
    await save(whose, draft);
    expect(await count()).toEqual(preview.value.days.map(({ starts }) => starts.length));
  });

  test("names what keeps everybody from booking, and is only for those who may change the hours", async () => {
    await fresh();
    const night = draftOf(here("main"), { weekly: everyDay(0, 60) });
    const seen = await loadPreview(tenant.scope, owner, { draft: night, service: "cut" }, now);
    expect(seen).toMatchObject({
      value: {
        warnings: [
          {
            code: "never-together",
            who: [
              { kind: "people", names: ["Ana", "Ben"] },
              { kind: "location", names: ["Main"] },
            ],
          },
        ],
      },
    });
    expect(await loadPreview(tenant.scope, ben, { draft: night, service: "cut" }, now)).toMatchObject({
      error: { code: "not_found" },
    });
  });
});

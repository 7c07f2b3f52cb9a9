import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as explainRoute from "#app/api/v1/[tenant]/explain/route.ts";
import { apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { at, call } from "#lib/http/testing.ts";
import { newId } from "#lib/ids.ts";
import { wallTimeAt } from "#lib/time/instant.ts";
import { minuteOfDayAt } from "#lib/time/local-day.ts";
import { loadWhy, type WhyView } from "./explain-page.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
const people: Record<string, string> = {};
const secrets = ["Casey Customer", "Dentist", "Wedding", "Stocktaking"];
const zone = "America/New_York";
// About noon there: time off in the night and a block in the morning lie apart from it at any hour of running this.
const start = inHours(48) + 720 - minuteOfDayAt(inHours(48), zone);
const { date, time } = wallTimeAt(start, zone);

/** Ana has a booking that also takes the chair, a block, time off and a special day; Ben has nothing. */
beforeAll(async () => {
  environment = await testEnvironment();
  const always = {
    timezone: zone,
    weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 })),
  };
  tenant = await fixtureTenant(
    salon(
      {
        schedules: [
          { slug: "anas", ...always },
          { slug: "bens", ...always },
        ],
        staff: [
          { slug: "ana", name: "Ana", schedule: "anas" },
          { slug: "ben", name: "Ben", schedule: "bens" },
        ],
        resources: [{ slug: "chair", name: "Chair", units: 1 }],
      },
      { staff: ["ana", "ben"], resources: ["chair"] },
    ),
  );
  const { tenantId } = tenant;
  const db = platformDb();
  const placed = await placeBooking(tenant.scope, wish(start, { staff: "ana" }));
  expect(placed.ok).toBe(true);
  for (const { id, slug } of await db.staff.findMany({ where: { tenantId } })) people[slug] = id;
  const staffId = people.ana ?? "";
  const span = { startsAt: new Date((start - 120) * 60_000), endsAt: new Date((start - 60) * 60_000) };
  await db.block.create({ data: { tenantId, id: newId(), staffId, ...span, reason: "Dentist" } });
  const walls = { fromWall: `${date}T00:00`, toWall: `${date}T00:30`, timezone: zone };
  await db.timeOff.create({
    data: {
      tenantId,
      id: newId(),
      staffId,
      ...walls,
      reason: "Wedding",
      state: "approved",
      decidedAt: new Date(),
    },
  });
  const schedule = await db.schedule.findFirstOrThrow({ where: { tenantId, slug: "anas" } });
  await db.scheduleException.create({
    data: {
      tenantId,
      scheduleId: schedule.id,
      date: new Date(`${date}T00:00:00Z`),
      spans: [{ from: 0, to: 1440 }],
      reason: "Stocktaking",
    },
  });
});
afterAll(() => environment.drop());

type Viewer = Parameters<typeof loadWhy>[1];

async function seenBy(viewer: Viewer, more: object = {}): Promise<WhyView> {
  const view = await loadWhy(tenant.scope, viewer, { service: "cut", date, time, ...more }, new Date());
  if (!view) throw new Error("no service");
  return view;
}

/** Everything a page could show of a view: Maps and all. */
const textOf = (view: WhyView) =>
  JSON.stringify(view, (_, value: unknown) => (value instanceof Map ? [...value] : value));

const owner: Viewer = { role: "owner", staffId: null };
const asStaff = (slug: string): Viewer => ({ role: "staff", staffId: people[slug] ?? null });

describe("T1: staff see their own calendar's details, others' as busy", () => {
  test("the owner is told everything", async () => {
    const text = textOf(await seenBy(owner));
    for (const secret of secrets) expect(text).toContain(secret);
  });

  test("a colleague is told that Ana is busy, and nothing of why", async () => {
    const view = await seenBy(asStaff("ben"));
    const text = textOf(view);
    for (const secret of secrets) expect(text).not.toContain(secret);
    const row = await platformDb().allocation.findFirstOrThrow({ where: { tenantId: tenant.tenantId } });
    expect(text).not.toContain(row.bookingId);
    const whole = await seenBy(owner);
    const told = ({ answer }: WhyView) =>
      answer?.explanations.map(({ verdicts }) =>
        verdicts.map(({ rule, passed, refuses }) => [rule, passed, refuses]),
      );
    expect(told(view)).toEqual(told(whole));
    expect(view.answer?.day?.offered).toEqual(whole.answer?.day?.offered);
  });

  test("Ana sees her own booking, also where it takes the chair", async () => {
    const view = await seenBy(asStaff("ana"));
    const kinds = view.answer?.day?.bands.map(({ pieces }) => pieces.map(({ kind }) => kind).toSorted());
    expect(kinds).toEqual([["block", "booking", "time_off"], [], ["booking"]]);
    expect(textOf(view)).toContain("Casey Customer");
  });

  test("a member without a calendar is told of nobody's", async () => {
    const text = textOf(await seenBy({ role: "staff", staffId: null }));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  test("earlier moments are for owners and admins", async () => {
    const { historySince } = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.tenantId } });
    const { date: day, time: clock } = wallTimeAt(Math.floor(historySince.getTime() / 60_000) - 5, zone);
    const asOf = `${day}T${clock}`;
    expect(await seenBy(owner, { asOf })).toMatchObject({ problem: { kind: "too_early" }, answer: null });
    expect(await seenBy(asStaff("ana"), { asOf })).toMatchObject({
      problem: null,
      choices: { past: false },
      answer: { past: null },
    });
  });
});

describe("over the API", () => {
  const keyOf = async ({ scope }: FixtureTenant) =>
    (
      await withTenant(scope, (tx) =>
        createApiKey(tx, scope, { name: "test", scopes: apiScopes, createdBy: "test" }),
      )
    ).key;
  const ask = async (slug: string, key: string, query: Record<string, string>) =>
    call(explainRoute.GET, { params: { tenant: slug }, query, headers: { authorization: `Bearer ${key}` } });

  test("sentences with names and clocks, never with customers; another business's key opens nothing", async () => {
    const query = { service: "cut", start: at(start), staff: "ana" };
    const found = await ask(tenant.slug, await keyOf(tenant), query);
    expect(found.status).toBe(200);
    const until = wallTimeAt(start + 30, zone).time;
    expect(found.body).toMatchObject({
      offered: false,
      reasons: [
        {
          code: "slot_taken",
          detail: `${time} is inside Ana’s hours, but Ana is taken until ${until} by a booking.`,
        },
        { code: "slot_taken", detail: `Chair is taken until ${until} by a booking.` },
      ],
    });
    expect(found.text).not.toContain("Casey");
    const other = await fixtureTenant();
    const foreign = await ask(tenant.slug, await keyOf(other), query);
    const missing = await ask("no-such-business", await keyOf(other), query);
    expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
  });

  test("what cannot be explained is refused with its path", async () => {
    const key = await keyOf(tenant);
    const base = { service: "cut", start: at(start) };
    const cases: [Record<string, string>, string][] = [
      [{ staff: "nobody" }, "staff"],
      [{ duration: "47" }, "duration"],
      [{ asOf: "yesterday" }, "asOf"],
      [{ asOf: at(start) }, "asOf"],
      [{ customer: "nobody" }, "customer"],
    ];
    for (const [more, path] of cases) {
      const { status, body } = await ask(tenant.slug, key, { ...base, ...more });
      expect([status, body.errors], path).toMatchObject([422, [{ path }]]);
    }
    expect((await ask(tenant.slug, key, { ...base, service: "nothing" })).status).toBe(404);
  });
});

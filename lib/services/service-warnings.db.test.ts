import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadServiceWarnings, loadWarnings } from "#lib/availability/preview-loaders.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { addDays } from "#lib/time/civil.ts";
import { weekdays } from "#prisma/seed/setup.ts";
import { loadServiceEditor } from "./loaders.ts";
import { saveService } from "./mutations.ts";
import type { ServiceInput } from "./schema.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let saved: ServiceInput;
const now = new Date();
const owner: MemberActor = { kind: "member", userId: newId(), role: "owner", staffId: null };
const zone = "America/New_York";

/** Ana is there for two separate hours a day, Ben never; there is a chair, and a room kind without any room. */
beforeAll(async () => {
  environment = await testEnvironment();
  const everyDay = (from: number, to: number) => weekdays([1, 2, 3, 4, 5, 6, 7], from, to);
  tenant = await fixtureTenant(
    salon(
      {
        schedules: [
          { slug: "anas", timezone: zone, weekly: [...everyDay(540, 600), ...everyDay(660, 720)] },
          { slug: "bens", timezone: zone, weekly: [] },
        ],
        staff: [
          { slug: "ana", name: "Ana", schedule: "anas" },
          { slug: "ben", name: "Ben", schedule: "bens" },
        ],
        resources: [
          { slug: "chair", name: "Chair", units: 1 },
          { slug: "sauna", name: "Sauna", units: 0 },
        ],
      },
      { staff: ["ana"] },
    ),
  );
  const editor = await loadServiceEditor(tenant.scope, "cut");
  if (!editor?.service) throw new Error("no service");
  saved = { editing: "cut", ...editor.service };
});
afterAll(() => environment.drop());

async function codes(input: ServiceInput): Promise<string[] | string> {
  const found = await loadServiceWarnings(tenant.scope, input, now);
  return found.ok ? found.value.map(({ code }) => code) : found.error.code;
}

const past = addDays(now.toISOString().slice(0, 10), -9);
const drafts: [string, Partial<ServiceInput>, string[]][] = [
  ["nothing changed", {}, []],
  ["longer than any span", { durationMinutes: 90 }, ["too-long"]],
  ["a person without hours beside one who has some", { staff: ["ana", "ben"] }, ["idle-staff"]],
  ["only a person without hours", { staff: ["ben"] }, ["closed"]],
  ["both together", { staff: ["ana", "ben"], assignment: "all" }, ["closed"]],
  ["a room that there is not", { resources: ["sauna"] }, ["no-units"]],
  ["days that are over", { bookableTo: past }, ["dates-over"]],
  ["more notice than days", { minimumNoticeMinutes: 72 * 60, horizonDays: 1 }, ["notice"]],
  ["steps that skip the hours", { stepMinutes: 1440 }, ["off-grid"]],
];

describe("what a draft is warned of, before it is saved", () => {
  test.each(drafts)("%s", async (_, change, expected) => {
    expect(await codes({ ...saved, ...change })).toEqual(expected);
    // A new service with the same values is told the same.
    expect(await codes({ ...saved, ...change, editing: null, slug: "another" })).toEqual(expected);
  });

  test("names and numbers are those that a person knows", async () => {
    const found = await loadServiceWarnings(tenant.scope, { ...saved, durationMinutes: 90 }, now);
    expect(found).toMatchObject({
      value: [{ code: "too-long", blocks: true, numbers: { minutes: 90, longest: 60 } }],
    });
    const idle = await loadServiceWarnings(tenant.scope, { ...saved, staff: ["ana", "ben"] }, now);
    expect(idle).toMatchObject({ value: [{ who: [{ kind: "people", names: ["Ben"] }] }] });
  });

  test("nothing is written", async () => {
    const { tenantId } = tenant;
    const read = () => platformDb().service.findMany({ where: { tenantId }, include: { staff: true } });
    const before = await read();
    for (const [, change] of drafts) await codes({ ...saved, ...change, name: "Changed" });
    expect(await read()).toEqual(before);
  });

  test("the saved service is told exactly what its draft was", async () => {
    for (const [what, change] of drafts) {
      const draft = { ...saved, ...change };
      const told = await loadServiceWarnings(tenant.scope, draft, now);
      expect((await saveService(tenant.scope, owner, draft, now)).ok, what).toBe(true);
      expect({ ok: true, value: await loadWarnings(tenant.scope, "cut", now) }, what).toEqual(told);
    }
    await saveService(tenant.scope, owner, saved, now);
  });

  test("T1: another business's service, place and people are not there", async () => {
    const other = await fixtureTenant(
      salon(
        { locations: [{ slug: "theirs", name: "Theirs", timezone: zone, kind: "online", address: "" }] },
        { slug: "theirs", location: "theirs" },
      ),
    );
    expect(other.tenantId).not.toBe(tenant.tenantId);
    expect(await codes({ ...saved, editing: "theirs" })).toBe("not_found");
    expect(await codes({ ...saved, location: "theirs" })).toBe("not_found");
    expect(await codes({ ...saved, staff: ["ana", "somebody-else"] })).toEqual([]);
  });
});

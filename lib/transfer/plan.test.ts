import { describe, expect, test } from "vitest";
import type { ServiceRules } from "#lib/availability/rules.ts";
import { defaultPolicy } from "#lib/policies/policy.ts";
import type { CatalogueService, StaffView } from "#lib/services/catalogue.ts";
import { effort } from "#lib/testing/effort.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { type Reading, readBookingRow } from "./booking-row.ts";
import { guessMapping } from "./fields.ts";
import { namesOf } from "./names.ts";
import { createOccupancy } from "./occupancy.ts";
import { type BookingState, type KnownBooking, planBookings } from "./plan-bookings.ts";
import { planCustomers } from "./plan-customers.ts";
import { whySentence } from "./words.ts";

const zone = "Asia/Kathmandu";
const staff: StaffView[] = ["ana", "ben"].map((slug) => ({
  id: `id-${slug}`,
  slug,
  name: slug.toUpperCase(),
  email: null,
}));
const rulesOf = (change: Partial<ServiceRules>): ServiceRules => ({
  id: "svc-cut",
  slug: "cut",
  zone,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  hours: [],
  stepMinutes: 15,
  alignment: "clock",
  minimumNoticeMinutes: 0,
  horizonDays: 60,
  dates: { from: null, to: null },
  weekStart: 1,
  capacity: 1,
  assignment: "any",
  staff: staff.map(({ id, slug }) => ({
    id,
    slug,
    schedule: { id: "s", zone, weekly: [], exceptions: new Map(), periods: [] },
    timeOff: [],
    limits: {},
    weight: 1,
  })),
  resources: [],
  limits: {},
  ...change,
});
const serviceOf = (name: string, change: Partial<ServiceRules> = {}): CatalogueService => ({
  id: change.id ?? "svc-cut",
  slug: change.slug ?? "cut",
  name,
  description: "",
  price: 4500,
  payment: { kind: "none" },
  charge: { rule: { kind: "none" }, currency: "USD", noShowFee: 0 },
  noShowFee: 0,
  durations: [],
  balanceDays: 14,
  active: true,
  location: { id: "l", slug: "l", name: "L", timezone: zone, kind: "in_person", address: "" },
  policy: defaultPolicy,
  reminders: [],
  approval: false,
  approvalHours: 24,
  waitlistMinutes: 120,
  rules: rulesOf(change),
});
const services = [
  serviceOf("Men’s Cut"),
  serviceOf("Class", { id: "svc-class", slug: "class", capacity: 3 }),
  serviceOf("Room only", {
    id: "svc-room",
    slug: "room",
    staff: [],
    resources: [{ id: "r", slug: "r", unitIds: ["u1"], schedule: null }],
  }),
];
const names = namesOf({ services, staff });
const now = parseMinute("2026-12-01T00:00:00Z") ?? 0;
const columns = ["id", "start", "service", "staff", "name", "email", "status", "note", "party"];
const reading: Reading = {
  options: { kind: "bookings", mapping: guessMapping("bookings", columns), timezone: zone, notify: false },
  names,
  currency: "EUR",
  timezone: zone,
  now,
};

const stateOf = (bookings: KnownBooking[] = []): BookingState => {
  const lanes = createOccupancy();
  for (const { id, staffId, start } of bookings)
    lanes.add(staffId ?? "", { from: start, to: start + 60, booking: id });
  return { bookings, sessions: [], lanes, staff };
};

type Given = Partial<Record<(typeof columns)[number], string>>;
const row = (given: Given) => {
  const usual: Given = {
    start: "2026-12-10 09:00",
    service: "cut",
    staff: "ana",
    name: "Mina",
    email: "mina@x.test",
  };
  return columns.map((column) => ({ ...usual, ...given })[column] ?? "");
};
const plan = (rows: Given[], state = stateOf()) =>
  planBookings(
    rows.map((given) => readBookingRow(row(given), reading)),
    state,
    now,
  );
const said = (rows: Given[], state = stateOf()) =>
  plan(rows, state).map(({ kind, why }) => `${kind}${why ? ` ${why.blame ?? ""}: ${whySentence(why)}` : ""}`);

const known = (change: Partial<KnownBooking> = {}): KnownBooking => ({
  id: "0192b7e4-0000-7000-8000-000000000001",
  externalKey: null,
  status: "confirmed",
  start: parseMinute("2026-12-10T09:00:00+05:45") ?? 0,
  serviceId: "svc-cut",
  staffId: "id-ana",
  emailKey: "other@x.test",
  name: "Olga Other",
  note: "",
  ...change,
});

describe("every row that is not taken says why, and which column is to blame", () => {
  test.each([
    [{ start: "" }, "invalid start: There is no time in this row."],
    [
      { start: "soon" },
      "invalid start: “soon” is no date and time we can read. Write 2026-12-01 09:00, for instance.",
    ],
    [
      { start: "3/4/2027 9:00" },
      "invalid start: “3/4/2027 9:00” can be read in two ways. Choose under “How the file is read” whether the day or the month comes first.",
    ],
    [
      { service: "Beard" },
      "invalid service: There is no service “Beard” here. Add it, or choose one for such rows under “How the file is read”.",
    ],
    [{ staff: "Zed" }, "invalid staff: There is nobody called “Zed” here."],
    [{ email: "mina" }, "invalid email: “mina” is no e-mail address."],
    [{ email: "" }, "create"],
    [{ email: "", name: "" }, "invalid name: There is no name in this row."],
    [
      { status: "maybe" },
      "invalid status: We do not know the state “maybe”. Use confirmed, completed, no_show or cancelled.",
    ],
    [
      { status: "held" },
      "invalid status: This booking was still waiting to be confirmed. Confirm it first, or leave it out.",
    ],
    [{ status: "completed" }, "invalid status: This booking lies ahead and cannot have taken place already."],
    [{ party: "2" }, "invalid party: “2” is no number of people that fits: the service takes up to 1."],
    [{ party: "1e9" }, "invalid party: “1e9” is no number of people that fits: the service takes up to 1."],
    [{ service: "MEN’S  cut" }, "create"],
    [{ email: "Mina Sol <mina@x.test>" }, "create"],
    [{ start: "2026-01-05 09:00" }, "create"],
  ] as const)("%j", (given, sentence) => expect(said([given])).toEqual([sentence]));
});

describe("conflicts", () => {
  const other = { email: "two@x.test", name: "Two" };
  test("with what is here, with an earlier row, and with nobody (B26: touching is free)", () => {
    expect(said([{ start: "2026-12-10 09:30" }], stateOf([known()]))).toEqual([
      expect.stringMatching(/^conflict start: ANA has Olga Other at that time \(.+\)\.$/),
    ]);
    expect(said([{}, { ...other, start: "2026-12-10 09:59" }])).toEqual([
      "create",
      "conflict start: ANA is taken at that time by row 1 of this file.",
    ]);
    expect(
      said([{}, { ...other, start: "2026-12-10 10:00" }, { ...other, start: "2026-12-10 08:00" }]),
    ).toEqual(["create", "create", "create"]);
  });

  test("whoever is free takes a row that names nobody, until nobody is", () => {
    const rows = plan([{}, { ...other, staff: "" }, { email: "three@x.test", staff: "" }]);
    expect(rows.map(({ kind, title }) => `${kind} ${title.staff}`)).toEqual([
      "create ANA",
      "create BEN",
      "conflict ",
    ]);
    expect(rows[1]?.record?.staff).toBe("ben");
  });

  test("rooms run out; seats too; what is cancelled takes nothing", () => {
    const room = { service: "room", staff: "" };
    expect(said([room, { ...room, ...other }])).toEqual([
      "create",
      "conflict start: No room or machine is free at that time.",
    ]);
    const seat = { service: "class" };
    expect(
      said([
        { ...seat, party: "2" },
        { ...seat, ...other, party: "2" },
        { ...seat, ...other, email: "three@x.test", party: "1" },
      ]),
    ).toEqual(["create", "conflict start: Only one place is left at that time.", "create"]);
    expect(said([{ status: "cancelled" }, other])).toEqual(["create", "create"]);
  });
});

describe("what is here already", () => {
  const id = "bkg_0192b7e4000070008000000000000001";
  const mine = known({ emailKey: "mina@x.test", name: "Mina" });
  test.each([
    ["by its id", { id }, known()],
    ["by what it was called in the file", { id: "A-7" }, known({ externalKey: "ref:A-7" })],
    ["by person, service and time", {}, mine],
  ])("is the same %s", (_, given, booking) => expect(said([given], stateOf([booking]))).toEqual(["same"]));

  test("is never moved, and what was cancelled here stays so", () => {
    expect(said([{ id, start: "2026-12-11 09:00" }], stateOf([known()]))).toEqual([
      expect.stringMatching(/^conflict start: The booking of Olga Other is here at another time/),
    ]);
    expect(said([{ id }], stateOf([known({ status: "cancelled" })]))).toEqual([
      "conflict status: The booking of Olga Other has been cancelled here. It stays cancelled.",
    ]);
  });

  test("learns what became of it, and notes", () => {
    const [first] = plan([{ id, status: "cancelled", note: "By phone" }], stateOf([known()]));
    expect(first).toMatchObject({
      kind: "update",
      record: { update: { status: "cancelled", note: "By phone" } },
    });
    expect(first?.changes).toEqual([
      { field: "status", from: "confirmed", to: "cancelled" },
      { field: "note", from: "", to: "By phone" },
    ]);
  });

  test("a row twice in a file is once", () =>
    expect(said([{}, {}])).toEqual(["create", "invalid : The same as row 1."]));
});

describe("customers", () => {
  const ana = { id: "1", name: "Ana Sol", phone: "+49 30 1234567", note: "" };
  const here = {
    byEmail: new Map([["a@x.test", ana]]),
    byPhone: new Map([["+49301234567", [ana, { ...ana, id: "2", name: "Ben Sol" }]]]),
  };
  const reading = {
    options: { mapping: guessMapping("customers", ["Name", "E-mail", "Phone", "Note"]) },
    timezone: "Europe/Berlin",
  };
  const said = (...rows: string[][]) =>
    planCustomers(rows, here, reading).map(({ kind, why, changes, record }) => ({
      kind,
      ...(why ? { why: why.code } : {}),
      ...(changes.length > 0
        ? { changes: changes.map(({ field, from, to }) => `${field}: ${from} > ${to}`), id: record?.updateId }
        : {}),
    }));

  test("are told apart by address, or by number and name", () => {
    expect(said(["Ana Sol", "A+tag@x.test", "", ""])).toEqual([{ kind: "same" }]);
    expect(said(["Ben", "", "030 1234567", "Left-handed"])).toEqual([
      {
        kind: "update",
        id: "2",
        changes: ["name: Ben Sol > Ben", "phone: +49 30 1234567 > 030 1234567", "note:  > Left-handed"],
      },
    ]);
    expect(said(["Sol", "", "+49301234567", ""])).toEqual([{ kind: "create" }]);
    expect(said(["Zoe", "", "030 1234567", ""])).toEqual([{ kind: "create" }]);
  });

  test("change only in what the file says, and never twice", () => {
    expect(said(["Anna Sol", "a@x.test", "", ""])).toEqual([
      { kind: "update", id: "1", changes: ["name: Ana Sol > Anna Sol"] },
    ]);
    expect(
      said(["New", "new@x.test", "", ""], ["Newer", "new@x.test", "", ""], ["New", "new@x.test", "", ""]),
    ).toEqual([
      { kind: "create" },
      { kind: "conflict", why: "two_names" },
      { kind: "invalid", why: "repeats" },
    ]);
    expect(said(["Nobody", "", "", ""], ["", "", "030 1", ""], ["", "x", "", ""])).toEqual([
      { kind: "invalid", why: "no_reach" },
      { kind: "invalid", why: "no_name" },
      { kind: "invalid", why: "bad_email" },
    ]);
  });
});

test("20,000 rows are planned in a moment", async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => {
    const start = new Date(Date.UTC(2026, 11, 2) + Math.floor(i / 2) * 3_600_000).toISOString();
    return row({ start, staff: i % 2 ? "ana" : "ben", email: `c${i}@x.test`, id: `A-${i}` });
  });
  const { result: planned, spent } = await effort(() => {
    const read = rows.map((cells) => readBookingRow(cells, reading));
    return planBookings(read, stateOf(), now);
  });
  expect(spent).toBeLessThan(5_000);
  expect(planned.filter(({ kind }) => kind !== "create")).toEqual([]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { StaffRules } from "#lib/availability/rules.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { quote } from "#lib/services/pricing.ts";
import { type Booked, type ChangeWish, planChange } from "./change-plan.ts";

const schedule = { id: "s", zone: "Asia/Kathmandu", weekly: [], exceptions: new Map(), periods: [] };
const person = (slug: string): StaffRules => ({
  ...{ id: `id-${slug}`, slug, schedule, timeOff: [], limits: {}, weight: 1 },
});
const location = {
  ...{ id: "l", slug: "l", name: "L", timezone: "Asia/Kathmandu", address: "" },
  kind: "in_person" as const,
};

function service(slug: string, change: Partial<CatalogueService>, capacity: number, staff: string[]) {
  const made: CatalogueService = {
    ...{ id: `id-${slug}`, slug, name: slug, description: "", price: 4500, durations: [], balanceDays: 7 },
    ...{ payment: { kind: "none" }, active: true, location, reminders: [] },
    charge: { rule: { kind: "none" }, currency: "NPR", noShowFee: 0 },
    noShowFee: 0,
    ...{ approval: false, approvalHours: 24, waitlistMinutes: 120 },
    policy: { slug: "p", version: 1, tiers: [], afterMove: "carry" },
    rules: {
      ...{ id: `id-${slug}`, slug, zone: "Asia/Kathmandu", durationMinutes: 30, hours: [], stepMinutes: 15 },
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, alignment: "clock", minimumNoticeMinutes: 0 },
      ...{ horizonDays: 60, dates: { from: null, to: null }, weekStart: 1, capacity, assignment: "any" },
      ...{ staff: staff.map(person), resources: [], limits: {} },
    },
    ...change,
  };
  return made;
}

const cut = service("cut", { durations: [{ durationMinutes: 60, price: 8000 }] }, 1, ["ana", "ben"]);
const colour = service("colour", { price: 12_000 }, 1, ["ben"]);
const yoga = service("yoga", { price: 1500 }, 10, ["ana"]);
const retired = service("retired", { active: false }, 1, ["ana"]);
const catalogue: Catalogue = {
  tenant: {
    ...{ id: "t", slug: "t", name: "T", timezone: "Asia/Kathmandu", currency: "NPR", locale: "en" },
    ...{ description: "", email: null, phone: null, accent: "#000000", weekStart: 1, revision: 1 },
    embedParents: [],
    canCharge: false,
    paymentHoldMinutes: 30,
    status: "active",
  },
  locations: [location],
  staff: ["ana", "ben"].map((slug) => ({ id: `id-${slug}`, slug, name: slug, email: null })),
  services: [cut, colour, yoga, retired],
};

const bookings: fc.Arbitrary<Booked> = fc.oneof(
  fc
    .record({
      from: fc.integer({ min: 0, max: 1_000_000 }),
      minutes: fc.constantFrom(30, 45, 60),
      price: fc.integer({ min: 0, max: 20_000 }),
    })
    .map(({ from, minutes, price }) => ({
      ...{ from, to: from + minutes, serviceId: cut.id, staffId: "id-ana", party: 1, price, dueNow: 0 },
    })),
  fc
    .record({
      from: fc.integer({ min: 0, max: 1_000_000 }),
      party: fc.integer({ min: 1, max: 10 }),
      seat: fc.integer({ min: 0, max: 3000 }),
    })
    .map(({ from, party, seat }) => ({
      ...{ from, to: from + 30, serviceId: yoga.id, staffId: "id-ana", party },
      ...{ price: seat * party, dueNow: Math.floor((seat * party) / 5) },
    })),
);

const wishes: fc.Arbitrary<ChangeWish> = fc.record(
  {
    start: fc.integer({ min: 0, max: 1_000_000 }),
    staff: fc.constantFrom("ana", "ben", "nobody"),
    service: fc.constantFrom("cut", "colour", "yoga", "retired", "nothing"),
    party: fc.integer({ min: 1, max: 12 }),
    durationMinutes: fc.constantFrom(7, 30, 45, 60, 90),
  },
  { requiredKeys: [] },
);
const everybody = { business: true, only: null };
const customer = { business: false, only: null };

test("nobody's wish breaks what the rows say: seats, lengths, people, money", () => {
  fc.assert(
    fc.property(bookings, wishes, fc.boolean(), (booked, wish, business) => {
      const plan = planChange(catalogue, booked, wish, { business, only: null });
      if (!plan.ok) return;
      const { service, party, price, dueNow, staffIds, changed } = plan.value;
      expect(service.active || service.id === booked.serviceId).toBe(true);
      expect(party).toBeLessThanOrEqual(service.rules.capacity);
      expect(dueNow).toBeGreaterThanOrEqual(0);
      expect(dueNow).toBeLessThanOrEqual(price);
      expect(service.rules.durationMinutes % 5).toBe(0);
      for (const id of staffIds)
        if (id !== undefined && changed.has("service"))
          expect(service.rules.staff.map((one) => one.id)).toContain(id);
      if (!business) expect(changed.has("staff") || changed.has("service")).toBe(false);
    }),
  );
});

test("wishing for what it is changes nothing, not even the price", () => {
  fc.assert(
    fc.property(bookings, (booked) => {
      const plan = planChange(catalogue, booked, {}, everybody);
      const same = planChange(
        catalogue,
        booked,
        { start: booked.from, party: booked.party, durationMinutes: booked.to - booked.from, staff: "ana" },
        everybody,
      );
      for (const made of [plan, same])
        expect(made).toMatchObject({
          ok: true,
          value: { changed: new Set(), price: booked.price, dueNow: booked.dueNow },
        });
    }),
  );
});

test("B20: another time or person never changes the price; fewer people cost their share of what was agreed", () => {
  fc.assert(
    fc.property(bookings, fc.nat(1_000_000), fc.integer({ min: 1, max: 10 }), (booked, start, party) => {
      expect(planChange(catalogue, booked, { start }, customer)).toMatchObject({
        value: { price: booked.price, dueNow: booked.dueNow },
      });
      const fewer = planChange(catalogue, booked, { party }, customer);
      if (booked.serviceId !== yoga.id) return;
      const seat = booked.price / booked.party;
      const kept = Math.min(party, booked.party);
      expect(fewer).toMatchObject({
        value: { price: seat * kept + quote(yoga, party - kept).price, seatsOnly: party !== booked.party },
      });
    }),
  );
});

test("a length chosen anew costs what it costs today; one that staff make up leaves the price alone", () => {
  const booked: Booked = {
    ...{ from: 600, to: 630, serviceId: cut.id, staffId: "id-ana", party: 1, price: 4000, dueNow: 0 },
  };
  const priceOf = (wish: ChangeWish) => {
    const plan = planChange(catalogue, booked, wish, everybody);
    return plan.ok ? plan.value.price : plan.error.errors?.[0]?.path;
  };
  expect(priceOf({ durationMinutes: 60 })).toBe(8000);
  expect(priceOf({ durationMinutes: 55 })).toBe(4000);
  expect(priceOf({ durationMinutes: 57 })).toBe("durationMinutes");
  expect(priceOf({ service: "colour" })).toBe(12_000);
  expect(priceOf({ service: "colour", durationMinutes: 45 })).toBe(12_000);
  expect(priceOf({ service: "yoga", party: 3 })).toBe(4500);
  expect(priceOf({ service: "yoga", durationMinutes: 45 })).toBe("durationMinutes");
  expect(priceOf({ service: "retired" })).toBe("service");
});

test("who is asked: the person named and nobody else; at the same time nobody but who has it", () => {
  const booked: Booked = {
    ...{ from: 600, to: 630, serviceId: cut.id, staffId: "id-ana", party: 1, price: 4000, dueNow: 0 },
  };
  const asked = (wish: ChangeWish, only: string | null = null) => {
    const plan = planChange(catalogue, booked, wish, { business: true, only });
    return plan.ok ? plan.value.staffIds : plan.error.code;
  };
  expect(asked({ staff: "ben", start: 700 })).toEqual(["id-ben"]);
  expect(asked({ start: 700 })).toEqual(["id-ana", undefined]);
  expect(asked({ start: 700 }, "id-ana")).toEqual(["id-ana"]);
  expect(asked({ durationMinutes: 60 })).toEqual(["id-ana"]);
  expect(asked({ service: "colour" })).toEqual([undefined]);
  expect(asked({ service: "colour" }, "id-ana")).toBe("invalid");
  expect(asked({ staff: "ben" }, "id-ana")).toBe("not_found");
});

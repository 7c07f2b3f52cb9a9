import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveBooker } from "#lib/customers/booker.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import type { SetupService, SetupStaff } from "#prisma/seed/setup.ts";
import { cancelBooking } from "./cancellation.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import type { PlacementRequest } from "./request.ts";
import { decideStart } from "./start-decision.ts";
import { type Copies, startCopies } from "./testing/copies.ts";
import { clockAt, monday, outcome, outcomes, owner } from "./testing.ts";
import { writeBooking } from "./write.ts";

let environment: TestEnvironment;
let copies: Copies;
beforeAll(async () => {
  environment = await testEnvironment();
  copies = await startCopies();
});
afterAll(async () => {
  await copies.stop();
  await environment.drop();
});

const base: SetupService = {
  slug: "cut",
  name: "Cut",
  description: "",
  durationMinutes: 30,
  price: 4500,
  minimumNoticeMinutes: 0,
  staff: ["ana", "ben"],
  location: "main",
};
const wash: SetupService = { ...base, slug: "wash", name: "Wash" };
const people = (limits: SetupStaff["limits"]): SetupStaff[] => [
  { slug: "ana", name: "Ana", schedule: "always", ...(limits ? { limits } : {}) },
  { slug: "ben", name: "Ben", schedule: "always" },
];
/** Two services that two people offer. */
const shop = (limits: SetupService["limits"], ofAna?: SetupStaff["limits"], weekStart = 1) => {
  const setup = salon({ services: [{ ...base, ...(limits ? { limits } : {}) }, wash], staff: people(ofAna) });
  return fixtureTenant({ ...setup, tenant: { ...setup.tenant, weekStart } });
};
const live = ({ tenantId }: FixtureTenant) =>
  platformDb().booking.count({ where: { tenantId, status: "confirmed" } });

describe("rivals from several copies of the application, for what a cap leaves", () => {
  const day = monday();
  /** Times of one day that do not take each other's lanes: nothing but the cap can refuse them. */
  const apart = Array.from({ length: 16 }, (_, i) => clockAt(day, "08:00") + i * 30);
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((offset) =>
    ["08:00", "12:00"].map((clock) => clockAt(addDays(day, offset), clock)),
  );

  test("a day of a service: never one too many", async () => {
    const tenant = await shop({ perDay: 3 });
    expect(
      await copies.place(
        tenant,
        apart.map((start) => wish(start)),
      ),
    ).toEqual({ booked: 3, limit_reached: 13 });
    expect(await outcome(placeBooking(tenant.scope, wish(clockAt(addDays(day, 1), "08:00"))))).toBe("booked");
    expect(await outcome(placeBooking(tenant.scope, wish(clockAt(day, "08:00"), { service: "wash" })))).toBe(
      "booked",
    );
  });

  test("a week of a service, over all its days", async () => {
    const tenant = await shop({ perDay: 2, perWeek: 4 });
    expect(
      await copies.place(
        tenant,
        week.map((start) => wish(start)),
      ),
    ).toEqual({ booked: 4, limit_reached: 10 });
  });

  test("a day of a person, whichever service it is; who asks for anybody gets somebody else", async () => {
    const tenant = await shop({}, { perDay: 3 });
    const wishes = apart.map((start, i) =>
      wish(start, { staff: "ana", service: i % 2 === 0 ? "cut" : "wash" }),
    );
    expect(await copies.place(tenant, wishes)).toEqual({ booked: 3, limit_reached: 13 });
    const other = await placeBooking(tenant.scope, wish(clockAt(day, "18:00")));
    expect(other).toMatchObject({ ok: true, value: { view: { staff: "ben" } } });
  });

  test("a week of a person", async () => {
    const tenant = await shop({}, { perWeek: 5 });
    const wishes = week.map((start) => wish(start, { staff: "ana" }));
    expect(await copies.place(tenant, wishes)).toEqual({ booked: 5, limit_reached: 9 });
  });

  test("a class counts once, however many come", async () => {
    const setup = salon({
      services: [{ ...base, capacity: 6, staff: ["ana"] }],
      staff: people({ perDay: 1 }),
    });
    const tenant = await fixtureTenant(setup);
    const seats = Array.from({ length: 6 }, () => placeBooking(tenant.scope, wish(clockAt(day, "09:00"))));
    expect(await outcomes(seats)).toEqual({ booked: 6 });
    expect(await outcome(placeBooking(tenant.scope, wish(clockAt(day, "11:00"))))).toBe("limit_reached");
  });
});

describe("only serializable isolation holds a cap", () => {
  /** Resolves once both have come; who comes again later does not wait. */
  function meeting() {
    const { promise, resolve } = Promise.withResolvers<void>();
    let come = 0;
    return () => {
      if (++come >= 2) resolve();
      return promise;
    };
  }

  /** What placeBooking does, with both transactions held until each has decided on what it read. */
  async function together(
    { scope }: FixtureTenant,
    isolation: "Serializable" | "ReadCommitted",
    requests: [PlacementRequest, PlacementRequest],
  ) {
    const at = new Date();
    const met = meeting();
    const one = (request: PlacementRequest) =>
      withTenant(
        scope,
        async (tx) => {
          const catalogue = await readCatalogue(tx, scope);
          const service = findService(catalogue, request.service);
          if (!service) throw new Error("no service");
          const staffId = catalogue.staff.find(({ slug }) => slug === request.staff)?.id;
          const query = { from: request.start, party: 1, now: minuteCeil(at), staffId };
          const decision = await decideStart(tx, scope, {
            rules: service.rules,
            queries: [query],
            squeeze: false,
          });
          await met();
          if (!decision.ok) return decision.refusal;
          const { actor, customer } = request;
          const booker = await resolveBooker(tx, scope, actor, customer, service.rules.zone);
          if (!booker.ok) return booker.error.code;
          const { placement } = decision;
          await writeBooking(tx, scope, {
            catalogue,
            service,
            request,
            customerId: booker.value,
            placement,
            at,
          });
          return "booked";
        },
        { isolation },
      );
    return (await Promise.all(requests.map(one))).toSorted();
  }

  const day = monday();
  const cases: [string, () => Promise<FixtureTenant>, [PlacementRequest, PlacementRequest]][] = [
    [
      "a day of a service",
      () => shop({ perDay: 1 }),
      [wish(clockAt(day, "09:00"), { staff: "ana" }), wish(clockAt(day, "15:00"), { staff: "ben" })],
    ],
    [
      "a week of a service",
      () => shop({ perWeek: 1 }),
      [
        wish(clockAt(day, "09:00"), { staff: "ana" }),
        wish(clockAt(addDays(day, 6), "15:00"), { staff: "ben" }),
      ],
    ],
    [
      "a day of a person",
      () => shop({}, { perDay: 1 }),
      [
        wish(clockAt(day, "09:00"), { staff: "ana" }),
        wish(clockAt(day, "15:00"), { staff: "ana", service: "wash" }),
      ],
    ],
    [
      "a week of a person",
      () => shop({}, { perWeek: 1 }),
      [
        wish(clockAt(day, "09:00"), { staff: "ana" }),
        wish(clockAt(addDays(day, 4), "15:00"), { staff: "ana", service: "wash" }),
      ],
    ],
  ];

  test.each(cases)("%s", async (_name, open, requests) => {
    const [safe, unsafe] = [await open(), await open()];
    expect(await together(safe, "Serializable", requests)).toEqual(["booked", "limit_reached"]);
    expect(await live(safe)).toBe(1);
    // The proof that the race is real: each saw no booking, and nothing else stops them.
    expect(await together(unsafe, "ReadCommitted", requests)).toEqual(["booked", "booked"]);
    expect(await live(unsafe)).toBe(2);
  });
});

describe("what a cap counts", () => {
  const day = monday();
  const book = (tenant: FixtureTenant, date: string, clock = "09:00", change = {}) =>
    placeBooking(tenant.scope, wish(clockAt(date, clock), change));

  test("Z14: weeks begin when the business says", async () => {
    const [fromMonday, fromSunday] = [await shop({ perWeek: 1 }), await shop({ perWeek: 1 }, undefined, 7)];
    const [saturday, sunday] = [addDays(day, 5), addDays(day, 6)];
    for (const tenant of [fromMonday, fromSunday])
      expect(await outcome(book(tenant, saturday))).toBe("booked");
    expect(await outcome(book(fromMonday, sunday))).toBe("limit_reached");
    expect(await outcome(book(fromSunday, sunday))).toBe("booked");
    expect(await outcome(book(fromSunday, addDays(sunday, 6)))).toBe("limit_reached");
  });

  test("local days, not those of UTC or of the customer", async () => {
    const tenant = await shop({ perDay: 1 });
    expect(await outcome(book(tenant, day, "00:15"))).toBe("booked");
    expect(await outcome(book(tenant, day, "23:15"))).toBe("limit_reached");
    expect(await outcome(book(tenant, addDays(day, 1), "00:15"))).toBe("booked");
  });

  test("a cancelled booking gives its place back; a move counts where it goes, not where it was", async () => {
    const tenant = await shop({ perDay: 1 });
    const first = await book(tenant, day);
    const second = await book(tenant, addDays(day, 1));
    if (!first.ok || !second.ok) throw new Error("not booked");
    const move = (date: string, clock: string) =>
      moveBooking(tenant.scope, {
        bookingId: first.value.bookingId,
        actor: { kind: "customer" },
        start: clockAt(date, clock),
        timezone: "UTC",
      });
    expect(await outcome(move(day, "11:00"))).toBe("booked");
    expect(await outcome(move(addDays(day, 1), "11:00"))).toBe("limit_reached");
    await cancelBooking(tenant.scope, { bookingId: second.value.bookingId, actor: { kind: "customer" } });
    expect(await outcome(move(addDays(day, 1), "11:00"))).toBe("booked");
    expect(await outcome(book(tenant, day))).toBe("booked");
  });

  test("staff go beyond a service's cap knowingly, not beyond a colleague's own", async () => {
    const tenant = await shop({ perDay: 1 }, { perDay: 2 });
    expect(await outcome(book(tenant, day, "09:00", { staff: "ana" }))).toBe("booked");
    expect(await outcome(book(tenant, day, "10:00", { staff: "ana" }))).toBe("limit_reached");
    expect(await outcome(book(tenant, day, "10:00", { staff: "ana", actor: owner }))).toBe("booked");
    expect(await outcome(book(tenant, day, "11:00", { staff: "ana", actor: owner }))).toBe("limit_reached");
  });
});

describe("B16: what one customer may have", () => {
  const spelled = (text: string) => {
    const email = parseMailbox(text);
    if (!email.ok) throw new Error(text);
    return { customer: { name: "Sam", email: email.value } };
  };

  test.each([
    ["anywhere, in capitals and with tags", ["sam@Example.com", "SAM@example.com", "sam+a@example.com"]],
    ["at Gmail, dots and its other name too", ["s.a.m@gmail.com", "sam+b@googlemail.com", "Sa.M@gmail.com"]],
    [
      "in letters of other scripts",
      ["sam@bücher.example", "Sam@xn--bcher-kva.example", "sam+x@BÜCHER.example"],
    ],
  ])("%s, however many ask at once", async (_name, spellings) => {
    for (let round = 0; round < 2; round++) {
      const tenant = await shop({ perCustomer: 1 });
      const rivals = spellings.map((text, i) => wish(clockAt(monday(), `${10 + i}:00`), spelled(text)));
      expect(await copies.place(tenant, rivals)).toEqual({ booked: 1, limit_reached: 2 });
    }
  });

  test("others, other services and bookings that were cancelled do not count", async () => {
    const tenant = await shop({ perCustomer: 1 });
    const book = (clock: string, text: string, change = {}) =>
      placeBooking(tenant.scope, wish(clockAt(monday(), clock), { ...spelled(text), ...change }));
    const first = await book("10:00", "sam@example.com");
    if (!first.ok) throw new Error(first.error.code);
    expect(await outcome(book("11:00", "s.am@example.com"))).toBe("booked");
    expect(await outcome(book("12:00", "sam@example.com", { service: "wash" }))).toBe("booked");
    expect(await outcome(book("13:00", "sam@example.com"))).toBe("limit_reached");
    await cancelBooking(tenant.scope, { bookingId: first.value.bookingId, actor: { kind: "customer" } });
    expect(await outcome(book("13:00", "sam@example.com"))).toBe("booked");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { addDays } from "#lib/time/civil.ts";
import type { SetupService } from "#prisma/seed/setup.ts";
import { cancelBooking } from "./cancellation.ts";
import { placeBooking } from "./placement.ts";
import { type Copies, startCopies } from "./testing/copies.ts";
import { clockAt, monday, outcome } from "./testing.ts";

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

const cut: SetupService = {
  slug: "cut",
  name: "Cut",
  description: "",
  durationMinutes: 30,
  price: 4500,
  minimumNoticeMinutes: 0,
  staff: ["ana", "ben"],
  assignment: "balanced",
  location: "main",
};
const shop = (change: Partial<SetupService> = {}) =>
  fixtureTenant(
    salon({
      services: [
        { ...cut, ...change },
        { ...cut, slug: "wash", durationMinutes: 120 },
      ],
    }),
  );
/** Thirty times over two weeks that take nobody's lane from another. */
const thirty = Array.from({ length: 30 }, (_, i) =>
  clockAt(addDays(monday(), Math.floor(i / 3)), `${9 + (i % 3) * 3}:00`),
);

/** How many bookings each staff member has. */
async function shares({ tenantId }: FixtureTenant): Promise<Record<string, number>> {
  const rows = await platformDb().booking.findMany({
    where: { tenantId, status: "confirmed" },
    include: { staff: { select: { slug: true } } },
  });
  const counts: Record<string, number> = {};
  for (const { staff } of rows) counts[staff?.slug ?? "?"] = (counts[staff?.slug ?? "?"] ?? 0) + 1;
  return counts;
}
const book = (tenant: FixtureTenant, start: number, change = {}) =>
  placeBooking(tenant.scope, wish(start, change));

describe("thirty bookings for whoever is next", () => {
  test.each([
    ["in equal parts", {}, { ana: 15, ben: 15 }],
    ["two to one", { ana: 2 }, { ana: 20, ben: 10 }],
    ["one to four", { ben: 4 }, { ana: 6, ben: 24 }],
  ])("%s", async (_name, weights, wanted) => {
    const tenant = await shop({ weights, balanceDays: 60 });
    for (const start of thirty) expect(await outcome(book(tenant, start))).toBe("booked");
    expect(await shares(tenant)).toEqual(wanted);
  });

  test("the same when they come at once, to several copies of the application", async () => {
    const tenant = await shop({ weights: { ana: 2 }, balanceDays: 60 });
    const rivals = thirty.map((start) => wish(start));
    expect(await copies.place(tenant, rivals)).toEqual({ booked: 30 });
    expect(await shares(tenant)).toEqual({ ana: 20, ben: 10 });
  });

  test("without balance the first in the list has them all", async () => {
    const tenant = await shop({ assignment: "any", weights: { ben: 4 } });
    for (const start of thirty.slice(0, 6)) await book(tenant, start);
    expect(await shares(tenant)).toEqual({ ana: 6 });
  });
});

describe("what is weighed", () => {
  const day = monday();
  const at = (clock: string, offset = 0) => clockAt(addDays(day, offset), clock);
  const who = async (work: ReturnType<typeof book>) => {
    const result = await work;
    return result.ok ? result.value.view.staff : result.error.code;
  };

  test("minutes, of every service they do", async () => {
    const tenant = await shop();
    await book(tenant, at("08:00"), { service: "wash", staff: "ana" });
    // Two hours of Ana's are four haircuts of Ben's.
    for (const clock of ["11:00", "12:00", "13:00", "14:00"])
      expect(await who(book(tenant, at(clock)))).toBe("ben");
    expect(await who(book(tenant, at("15:00")))).toBe("ana");
  });

  test("only the days around the start", async () => {
    const tenant = await shop({ balanceDays: 2 });
    await book(tenant, at("09:00"), { service: "wash", staff: "ana" });
    expect(await who(book(tenant, at("08:45", 2)))).toBe("ben");
    const other = await shop({ balanceDays: 2 });
    await book(other, at("09:00"), { service: "wash", staff: "ana" });
    expect(await who(book(other, at("09:15", 2)))).toBe("ana");
  });

  test("nothing that was cancelled, and no other business's", async () => {
    const tenant = await shop();
    const made = await book(tenant, at("08:00"), { service: "wash", staff: "ana" });
    if (!made.ok) throw new Error(made.error.code);
    await book(await shop(), at("09:00"), { service: "wash", staff: "ben" });
    await cancelBooking(tenant.scope, { bookingId: made.value.bookingId, actor: { kind: "customer" } });
    expect(await who(book(tenant, at("11:00")))).toBe("ana");
  });

  test("whoever is wished for is had, whatever the balance; whoever is busy is passed over", async () => {
    const tenant = await shop();
    for (const clock of ["08:00", "09:00", "10:00"])
      expect(await who(book(tenant, at(clock), { staff: "ana" }))).toBe("ana");
    await book(tenant, at("11:00"), { staff: "ben" });
    expect(await who(book(tenant, at("11:00")))).toBe("ana");
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { salon } from "#lib/db/testing/fixture.ts";
import { interleavings, switches } from "#lib/db/testing/interleave.ts";
import type { Setup, SetupService } from "#prisma/seed/setup.ts";
import { audited, type Duel, fight, marks } from "./testing/duel.ts";
import { type GatedRivals, gatedRivals } from "./testing/gated-rivals.ts";
import { owner } from "./testing.ts";

// B2: two rivals through the product's own functions, at its own isolation level, in every order of the statements
// that matter (testing/duel.ts says which those are and why the others cannot differ).

// Hundreds of orders each: a minute on a busy machine, seconds on an idle one.
vi.setConfig({ testTimeout: 300_000 });

let environment: TestEnvironment;
let rivals: GatedRivals;
beforeAll(async () => {
  environment = await testEnvironment();
  rivals = await gatedRivals(environment.superuserUrl);
});
afterAll(async () => {
  await rivals.stop();
  await environment.drop();
});

const far = { horizonDays: 700 };
const shop = (service: Partial<SetupService> = {}, change: Partial<Setup> = {}): Setup =>
  salon(change, { ...far, ...service });

/** A second service of the salon, like the first one but for what is said. */
function alsoSelling(setup: Setup, more: Partial<SetupService>): Setup {
  const [cut] = setup.services;
  if (!cut) throw new Error("no service");
  return { ...setup, services: [cut, { ...cut, slug: "other", name: "Other", ...more }] };
}

const twoHosts = alsoSelling(shop({ staff: ["ana", "ben"], assignment: "all" }), {
  staff: ["ben"],
  assignment: "any",
});
const oneRoom = alsoSelling(
  shop({ resources: ["room"] }, { resources: [{ slug: "room", name: "Room", units: 1 }] }),
  { staff: ["ben"], resources: ["room"] },
);
const member = { actor: owner };

/** One of two has it, in every order. */
const onlyOne: Record<string, Duel> = {
  "one person at one time": {
    setup: shop(),
    marks: marks.lanesAndReads,
    everyStatement: true,
    tasks: ({ start, place }) => [place(start), place(start)],
  },
  "times that overlap by a quarter of an hour": {
    setup: shop(),
    marks: marks.lanes,
    tasks: ({ start, place }) => [place(start), place(start + 15)],
  },
  "times of which only the buffers overlap": {
    setup: shop({ bufferAfterMinutes: 30 }),
    marks: marks.lanes,
    tasks: ({ start, place }) => [place(start), place(start + 45)],
  },
  "two hosts together, and the second of them alone": {
    setup: twoHosts,
    marks: marks.lanes,
    tasks: ({ start, place }) => [place(start), place(start, { service: "other" })],
  },
  "a room of one unit, by two services of two people": {
    setup: oneRoom,
    marks: marks.lanes,
    tasks: ({ start, place }) => [place(start), place(start, { service: "other" })],
  },
  "the last seat of a class": {
    setup: shop({ capacity: 2 }),
    marks: marks.seats,
    tasks: async ({ start, place, booked }) => {
      await booked(start);
      return [place(start), place(start)];
    },
  },
  "all seats of a class that both would open": {
    setup: shop({ capacity: 2 }),
    marks: marks.seats,
    tasks: ({ start, place }) => [place(start, { party: 2 }), place(start, { party: 2 })],
  },
  "a booking moved to a time that somebody books": {
    setup: shop(),
    marks: marks.lanes,
    tasks: async ({ start, place, booked, as }) => {
      const bookingId = await booked(start + 60);
      return [as({ move: { bookingId, start: start + 15, timezone: "UTC", ...member } }), place(start)];
    },
  },
  "two bookings moved to one time": {
    setup: shop(),
    marks: marks.lanes,
    tasks: async ({ start, booked, as }) => {
      const [first, second] = [await booked(start + 60), await booked(start + 90)];
      const move = (bookingId: string) => as({ move: { bookingId, start, timezone: "UTC", ...member } });
      return [move(first), move(second)];
    },
  },
  "one booking moved to two times by two people who look at the same version": {
    setup: shop(),
    marks: marks.booking,
    tasks: async ({ start, booked, as }) => {
      const bookingId = await booked(start);
      const move = (to: number) =>
        as({ move: { bookingId, expectedVersion: 1, start: to, timezone: "UTC", ...member } });
      return [move(start + 60), move(start + 90)];
    },
  },
  "B9: a time whose hold ran out, by whoever held it and by somebody else": {
    setup: shop(),
    marks: marks.lanes,
    tasks: async ({ start, place, outdatedHold }) => [
      place(start, { hold: await outdatedHold(start) }),
      place(start),
    ],
  },
  "a request that two people answer, one yes and one no": {
    setup: shop({ approval: true, approvalHours: 12 }),
    marks: marks.booking,
    tasks: async ({ start, booked, as }) => {
      const bookingId = await booked(start);
      const answer = (approve: boolean) => as({ answer: { bookingId, approve, ...member } });
      return [answer(true), answer(false)];
    },
  },
  "a class made smaller while its last seat is sold": {
    setup: shop({ capacity: 2 }),
    marks: marks.seats,
    tasks: async ({ start, place, booked, as }) => {
      const bookingId = await booked(start);
      const { sessionId } = await platformDb().booking.findFirstOrThrow({ where: { id: bookingId } });
      return [as({ resize: { sessionId, capacity: 1, actor: owner } }), place(start)];
    },
  },
};

const refusals = ["slot_taken", "version_conflict", "illegal_transition", "invalid"];
const clean = (key: string) => {
  const [first = "", second = ""] = key.split("/");
  const lost = first === "ok" ? second : first;
  return (first === "ok") !== (second === "ok") && refusals.includes(lost);
};

describe("of two, in every order, exactly one has it, and the other hears so", () => {
  test.each(Object.entries(onlyOne))("%s", async (_, duel) => {
    const fought = await fight(rivals, duel);
    expect(Object.keys(fought.outcomes).filter((key) => !clean(key))).toEqual([]);
    expect(fought.steps.every((steps) => steps >= 3)).toBe(true);
    // Somebody waited: the orders did meet.
    expect(fought.waits).toBeGreaterThan(0);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });
});

describe("of two that both fit, in every order, both have it", () => {
  test.each<[string, Duel]>([
    [
      "the first two seats of a class that both would open",
      {
        setup: shop({ capacity: 2 }),
        marks: marks.seats,
        tasks: ({ start, place }) => [place(start), place(start)],
      },
    ],
    [
      "times that touch",
      {
        setup: shop(),
        marks: marks.lanes,
        tasks: ({ start, place }) => [place(start), place(start + 30)],
      },
    ],
  ])("%s", async (_, duel) => {
    const fought = await fight(rivals, duel);
    expect(Object.keys(fought.outcomes)).toEqual(["ok/ok"]);
    expect(await audited(environment.superuserUrl)).toEqual([]);
  });
});

test("B17: a booking that is cancelled while it is moved ends cancelled, whoever was first, and frees all it had", async () => {
  const fought = await fight(rivals, {
    setup: shop(),
    marks: marks.booking,
    tasks: async ({ start, booked, as }) => {
      const bookingId = await booked(start);
      return [
        as({ cancel: { bookingId, ...member } }),
        as({ move: { bookingId, start: start + 60, timezone: "UTC", ...member } }),
      ];
    },
  });
  expect(Object.keys(fought.outcomes).toSorted()).toEqual(["ok/illegal_transition", "ok/ok"]);
  expect(await audited(environment.superuserUrl)).toEqual([]);
});

test("what is enumerated: every order of the marked statements, every change of turn between single ones", () => {
  expect(interleavings(5, 5)).toHaveLength(252);
  expect(new Set(interleavings(4, 3).map(String)).size).toBe(35);
  expect(switches(13, 13)).toHaveLength(2 * 13 * 13);
  expect(switches(2, 2).map(String)).toContain("0,1,0");
});

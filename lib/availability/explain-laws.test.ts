import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BusyDetails, busyFrom, masked, type Taking } from "./busy-details.ts";
import { decide } from "./decide.ts";
import { explain } from "./explain.ts";
import type { Busy } from "./rules.ts";
import { slots } from "./slots.ts";
import { groupScene, type Scene, scene } from "./testing/scenes.ts";

/** Busy spans as things that take them, each with some of its span as a buffer. */
function detailsOf(busy: Busy): BusyDetails {
  const takings = [...busy.lanes].flatMap(([laneId, spans]) =>
    spans.map(({ from, to }, i): Taking => {
      const buffer = Math.min(i * 5, to - from - 1);
      const span = { from: i % 2 ? from + buffer : from, to: i % 2 ? to : to - buffer };
      const occupied = { occupiedFrom: from, occupiedTo: to };
      return {
        kind: "booking",
        id: `${laneId}${i}`,
        laneId,
        ...span,
        ...occupied,
        expiresAt: null,
        label: "x",
      };
    }),
  );
  const { sessions, booked, bookedWith } = busy;
  return { takings, sessions, booked, bookedWith, ofCustomer: null };
}

const scenes = fc.oneof(scene, groupScene);

/** Every start that is offered or has a session, and a sample of the rest: asking each minute teaches no more. */
function startsToAsk({ rules, busy, query }: Scene): number[] {
  const { from, to } = query.window;
  const offered = slots(rules, busy, query).map((slot) => slot.from);
  const spread = Array.from({ length: 40 }, (_, i) => from + Math.floor(((to - from) * i) / 40));
  return [...new Set([...offered.slice(0, 40), ...busy.sessions.map((one) => one.from), ...spread])];
}

const eachStart = (check: (s: Scene, from: number) => void) =>
  fc.assert(
    fc.property(scenes, (s) => {
      for (const from of startsToAsk(s)) check(s, from);
    }),
    { numRuns: 200 },
  );

describe("around every clock change of every zone, 2010–2037", { timeout: 60_000 }, () => {
  test("the details hold exactly what the engine is told", () => {
    fc.assert(
      fc.property(scenes, ({ busy }) => {
        const told = busyFrom(detailsOf(busy));
        for (const [lane, spans] of busy.lanes) expect(told.lanes.get(lane) ?? []).toEqual(spans);
        expect({ ...told, lanes: null }).toEqual({ ...busy, lanes: null });
      }),
    );
  });

  test("the verdicts lead to decide's answer by themselves, and name its refusal", () => {
    eachStart(({ rules, busy, query }, from) => {
      const decision = decide(rules, busy, { ...query, from });
      const { offered, refusal, verdicts } = explain(rules, detailsOf(busy), { ...query, from });
      expect(offered).toBe(decision.ok);
      const refusing = verdicts.filter(({ refuses }) => refuses);
      expect(refusing.length === 0, JSON.stringify({ from, refusal, refusing })).toBe(decision.ok);
      if (!decision.ok) expect(refusing.map(({ code }) => code)).toContain(decision.refusal);
    });
  });

  test("only what fails refuses, and the nearest aligned starts are on the grid", () => {
    eachStart(({ rules, busy, query }, from) => {
      for (const one of explain(rules, detailsOf(busy), { ...query, from }).verdicts) {
        expect(one.passed && one.refuses).toBe(false);
        if (one.rule !== "grid") continue;
        for (const near of [one.params.before, one.params.after]) {
          if (near === null) continue;
          const again = explain(rules, detailsOf(busy), { ...query, from: near }).verdicts;
          const same = again.filter(
            ({ rule, subject }) => rule === "grid" && subject?.id === one.subject?.id,
          );
          expect(same.every(({ passed }) => passed)).toBe(true);
        }
      }
    });
  });

  test("what is masked is told in the same verdicts", () => {
    eachStart(({ rules, busy, query }, from) => {
      const details = detailsOf(busy);
      const words = (of: BusyDetails) =>
        explain(rules, of, { ...query, from }).verdicts.map(({ rule, passed, refuses }) => [
          rule,
          passed,
          refuses,
        ]);
      const hidden = masked(details, ["a"]);
      expect(words(hidden)).toEqual(words(details));
      for (const taking of hidden.takings)
        if (taking.laneId !== "a") expect([taking.kind, taking.id, taking.label]).toEqual(["busy", null, ""]);
    });
  });
});

import { describe, expect, test } from "vitest";
import { needsDecider, nextState, readState, timeOffStates, timeOffSteps } from "./states.ts";

describe("the steps of a request", () => {
  test("are these and no others", () => {
    const all = timeOffStates.flatMap((state) =>
      timeOffSteps.flatMap((step) => {
        const next = nextState(state, step);
        return next.ok ? [`${state} ${step} → ${next.value}`] : [];
      }),
    );
    expect(all).toEqual([
      "requested approve → approved",
      "requested decline → declined",
      "requested withdraw → withdrawn",
      "approved withdraw → withdrawn",
    ]);
  });

  test("never lead back: a state that was left is not seen again", () => {
    for (const first of timeOffStates) {
      const seen = new Set<string>([first]);
      let states = [first];
      while (states.length > 0) {
        states = states.flatMap((state) =>
          timeOffSteps.flatMap((step) => {
            const next = nextState(state, step);
            return next.ok ? [next.value] : [];
          }),
        );
        for (const state of states) {
          expect(state).not.toBe(first);
          seen.add(state);
        }
        expect(seen.size).toBeLessThanOrEqual(timeOffStates.length);
      }
    }
  });

  test("only taking back what is unanswered needs nobody who decides", () => {
    const free = timeOffStates.flatMap((state) =>
      timeOffSteps
        .filter((step) => nextState(state, step).ok && !needsDecider(state, step))
        .map((step) => `${state} ${step}`),
    );
    expect(free).toEqual(["requested withdraw"]);
  });

  test("an unknown stored state is a bug", () => {
    expect(() => readState("pending")).toThrow();
    expect(readState("approved")).toBe("approved");
  });
});

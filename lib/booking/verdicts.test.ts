import { expect, test } from "vitest";
import { problem } from "#lib/errors.ts";
import { createVerdicts } from "./verdicts.ts";

const taken = problem("slot_taken");

test("a verdict serves those who were waiting when it was reached, and nobody who came later", () => {
  const verdicts = createVerdicts();
  const early = verdicts.arrive();
  const reachedAfter = verdicts.begin();
  const late = verdicts.arrive();
  verdicts.record("cut 9:00", reachedAfter, taken);
  expect(verdicts.find("cut 9:00", early)).toBe(taken);
  expect(verdicts.find("cut 9:00", late)).toBeNull();
  expect(verdicts.find("cut 9:30", early)).toBeNull();
});

test("it forgets the oldest questions", () => {
  const verdicts = createVerdicts();
  const arrival = verdicts.arrive();
  for (let i = 0; i <= 1_000; i++) verdicts.record(`q${i}`, verdicts.begin(), taken);
  expect(verdicts.find("q0", arrival)).toBeNull();
  expect(verdicts.find("q1000", arrival)).toBe(taken);
});

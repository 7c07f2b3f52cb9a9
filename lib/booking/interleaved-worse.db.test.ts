import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { salon } from "#lib/db/testing/fixture.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { audited, type Duel, fight, marks } from "./testing/duel.ts";
import { gatedRivals } from "./testing/gated-rivals.ts";

// The orders of interleaved.db.test.ts can find a double booking: shown by making the product worse. Both belts have to
// be off, the constraint and the isolation level; either alone holds.

const weaker = {
  "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE": "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
};
const withoutConstraint =
  "ALTER TABLE allocation DROP CONSTRAINT allocation_no_overlap, DROP CONSTRAINT allocation_no_buffer_overlap";
const duel = (): Duel => ({
  setup: salon({}, { horizonDays: 700 }),
  marks: marks.lanesAndReads,
  tasks: ({ start, place }) => [place(start), place(start + 15)],
});

vi.setConfig({ testTimeout: 300_000 });

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

async function fought(rewrite: Record<string, string>) {
  const rivals = await gatedRivals(environment.superuserUrl, rewrite);
  const { outcomes, schedules } = await fight(rivals, duel());
  await rivals.stop();
  const doubles = outcomes["ok/ok"] ?? 0;
  const findings = (await audited(environment.superuserUrl)).map(({ name, rows }) => [name, rows.length]);
  return { schedules, doubles, findings };
}

test("with the constraint, at READ COMMITTED: none", async () => {
  expect(await fought(weaker)).toMatchObject({ doubles: 0, findings: [] });
});

test("without the constraint, at SERIALIZABLE: none", async () => {
  await asSuperuser(environment.superuserUrl, (client) => client.query(withoutConstraint));
  expect(await fought({})).toMatchObject({ doubles: 0, findings: [] });
});

test("without the constraint, at READ COMMITTED: double bookings, and the audit names each", async () => {
  const { schedules, doubles, findings } = await fought(weaker);
  expect(schedules).toBeGreaterThanOrEqual(70);
  expect(doubles).toBeGreaterThan(0);
  expect(findings).toEqual([
    ["two things at once on one lane", doubles],
    ["buffers overlap that nobody squeezed", doubles],
  ]);
});

import { expect, test } from "vitest";
import { brokenPromise } from "./check.ts";
import { createJournal } from "./journal.ts";

const body = {
  id: "bkg_1",
  status: "confirmed",
  version: 2,
  start: "2026-12-01T09:00:00+01:00",
  manageToken: "m_1",
};
const promised = () => createJournal().acknowledge("acme", body, "key");
const now = { status: "confirmed", version: 2, start: "2026-12-01T08:00:00Z" };

test("the same, said in another zone, is a promise kept", () => {
  expect(brokenPromise(promised(), now)).toBeNull();
});

test.each([
  ["an older version than was promised", { version: 1 }],
  ["not as it was promised", { status: "cancelled" }],
  ["not as it was promised", { start: "2026-12-01T09:00:00Z" }],
  ["changed by nobody", { version: 3 }],
  ["a status that does not exist", { status: "lost" }],
])("%s", (what, change) => expect(brokenPromise(promised(), { ...now, ...change })?.what).toBe(what));

test("further on than we know is fine where a change ended without an answer", () => {
  expect(brokenPromise({ ...promised(), doubtful: true }, { ...now, version: 3 })).toBeNull();
});

test("the journal keeps the highest version that it was told", () => {
  const journal = createJournal();
  journal.acknowledge("acme", body, "key");
  journal.acknowledge("acme", { ...body, version: 3, status: "cancelled" });
  journal.acknowledge("acme", { ...body, version: 2 });
  expect(journal.bookings.get("bkg_1")).toMatchObject({
    version: 3,
    status: "cancelled",
    token: "m_1",
    key: "key",
  });
});

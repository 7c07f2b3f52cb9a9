import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { dayLength, localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { clockChanges } from "#lib/time/testing.ts";
import { slots } from "./slots.ts";
import { busyOf, serviceOf } from "./testing.ts";

test("Z3–Z8: every day on which any zone changes its clocks, 2010–2037, has exactly the slots that fit its length", () => {
  const wrong: string[] = [];
  const lengths = new Set<number>();
  for (const { zone, minute } of clockChanges) {
    const rules = serviceOf(zone, { durationMinutes: 5, stepMinutes: 5 });
    for (const at of [minute - 1, minute]) {
      const date = localDateAt(at, zone);
      const window = spanOfDates(date, date, zone);
      const found = window ? slots(rules, busyOf(), { window, party: 1, now: minute - 3 * 1440 }) : [];
      const length = dayLength(date, zone);
      lengths.add(length);
      // A fold over midnight lays two runs of the day around one of its neighbour, which the window then covers too.
      const between = window ? window.to - window.from - length : 0;
      if (found.length !== (length + between) / 5)
        wrong.push(`${zone} ${date}: ${found.length} for ${length} min`);
    }
  }
  expect(wrong).toEqual([]);
  expect(clockChanges.length).toBeGreaterThan(5_000);
  for (const hours of [22, 23, 23.5, 24.5, 25]) expect(lengths).toContain(hours * 60);
});

// Everything that could leak the machine's own zone, in one number.
const probe = `
  import { createHash } from "node:crypto";
  import { slots } from "./lib/availability/slots.ts";
  import { busyOf, serviceOf } from "./lib/availability/testing.ts";
  import { formatOffsetDateTime } from "./lib/time/instant.ts";
  import { spanOfDates } from "./lib/time/local-day.ts";
  const hash = createHash("sha256");
  for (const zone of ["Pacific/Apia", "America/St_Johns", "Australia/Lord_Howe", "Europe/London", "Africa/Casablanca"])
    for (const date of ["2026-03-29", "2026-04-05", "2026-10-04", "2026-11-01", "2011-12-30", "2011-12-31"]) {
      const window = spanOfDates(date, date, zone) ?? { from: 0, to: 0 };
      const limits = { perDay: 1, perWeek: 3 };
      const found = slots(serviceOf(zone, { limits }), busyOf({}, { booked: [window.from - 30] }), { window, party: 1, now: window.from - 3 * 1440 });
      hash.update(JSON.stringify(found.map(({ from }) => formatOffsetDateTime(from, zone))));
    }
  console.log(hash.digest("hex"));
`;

test("Z18: the machine's own zone and language change nothing", () => {
  const run = (TZ: string, LC_ALL: string) =>
    execFileSync(process.execPath, ["--input-type=module-typescript", "-e", probe], {
      cwd: process.cwd(),
      env: { ...process.env, TZ, LC_ALL },
      encoding: "utf8",
    }).trim();
  const answers = [
    run("UTC", "C"),
    run("Pacific/Apia", "de_DE.UTF-8"),
    run("America/St_Johns", "ar_EG.UTF-8"),
    run("Asia/Kathmandu", "tr_TR.UTF-8"),
  ];
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^[0-9a-f]{64}$/);
}, 60_000);

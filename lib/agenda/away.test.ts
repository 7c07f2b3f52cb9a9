import { expect, test } from "vitest";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { awaySpans } from "./away.ts";

const zone = "America/St_Johns";
const day = spanOfDates("2026-12-08", "2026-12-08", zone) ?? { from: 0, to: 0 };
const off = (change: object = {}) => ({
  id: "off",
  fromWall: "2026-12-07T00:00",
  toWall: "2026-12-12T00:00",
  timezone: zone,
  reason: "Skiing",
  endedAt: null,
  ...change,
});

test("absence that touches the day is shown, whole", () => {
  const [one] = awaySpans([off()], day);
  expect([one?.from, one?.to].map((at) => localDateAt(at ?? 0, zone))).toEqual(["2026-12-07", "2026-12-12"]);
  expect(awaySpans([off({ toWall: "2026-12-08T00:00" })], day)).toEqual([]);
  expect(awaySpans([off({ fromWall: "2026-12-09T00:00" })], day)).toEqual([]);
});

test("what was ended counts until then, and not at all when it had not begun", () => {
  const noon = new Date((day.from + 720) * 60_000);
  expect(awaySpans([off({ endedAt: noon })], day)[0]?.to).toBe(day.from + 720);
  expect(awaySpans([off({ endedAt: new Date((day.from - 3000) * 60_000) })], day)).toEqual([]);
});

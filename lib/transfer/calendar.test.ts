import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { effort } from "#lib/testing/effort.ts";
import { formatUtc } from "#lib/time/instant.ts";
import type { ExportBooking } from "./booking-text.ts";
import { bookingText } from "./booking-text.ts";
import { readCalendar } from "./calendar-read.ts";
import { calendarEvent, calendarFoot, calendarHead } from "./calendar-write.ts";
import { bookingFields } from "./fields.ts";
import { mostRows } from "./limits.ts";
import { formatOf } from "./table.ts";

const booking = (
  change: Partial<ExportBooking> = {},
): ExportBooking & { serviceName: string; staffName: string } => ({
  id: "0192b7e4-0000-7000-8000-000000000001",
  status: "confirmed",
  startsAt: new Date("2026-12-01T14:00:00Z"),
  endsAt: new Date("2026-12-01T14:45:00Z"),
  timezone: "America/New_York",
  customerTimezone: "Asia/Kathmandu",
  party: 1,
  customerName: "Mina Sol",
  customerEmail: "mina@x.test",
  customerPhone: "+49 30 1",
  customerLocale: "en",
  answers: {},
  staffNote: "",
  policySnapshot: {
    slug: "standard",
    version: 1,
    tiers: [{ before: "same-day", refund: 0 }],
    afterMove: "carry",
  },
  price: 4500,
  currency: "EUR",
  createdAt: new Date("2026-11-01T10:00:00Z"),
  cancelledAt: null,
  cancelReason: null,
  cancelledBy: null,
  service: { slug: "cut" },
  staff: { slug: "ana" },
  serviceName: "Haircut",
  staffName: "Ana",
  ...change,
});

const fileOf = (...bookings: ReturnType<typeof booking>[]) =>
  calendarHead("Juniper") + bookings.map((one) => calendarEvent(one, "book.test")).join("") + calendarFoot;

/** What another program makes of the file. */
const eventsIn = (file: string) => new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent");

const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, "");

describe("I7–I9: what goes out is read alike by another program", () => {
  const nasty = fc.stringMatching(/^[\\;,:"^\n\r\t a🎉漢é]{0,120}$/u);
  test("law: one event per booking, with identical texts, whatever the texts", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(anyText({ maxLength: 200 }), nasty), nasty, (note, name) => {
        const file = fileOf(booking({ staffNote: `x${note}`, customerName: `x${name}` }), booking());
        const events = eventsIn(file);
        expect(events).toHaveLength(2);
        const [first] = events;
        expect(first?.getAllSubcomponents()).toEqual([]);
        expect(first?.getAllProperties("attendee")).toHaveLength(1);
        expect(first?.getFirstPropertyValue("attendee")).toBe("mailto:mina@x.test");
        expect(first?.getFirstPropertyValue("summary")).toBe(tidy(`Haircut: x${name}`));
        expect(first?.getFirstPropertyValue("description")).toBe(tidy(`+49 30 1\nWith Ana\nx${note}`));
        for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 60 },
    );
  });

  test("law: and by us, to the last field", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(anyText({ maxLength: 100 }), nasty), (note) => {
        const row = booking({ staffNote: note, answers: { "Any, wishes?": note } });
        const read = readCalendar(fileOf(row));
        if (!read.ok) throw new Error(read.error.code);
        const text = bookingText(row);
        expect(read.value.columns).toEqual(bookingFields);
        // A calendar keeps no controls; the JSON inside it has them escaped.
        expect(read.value.rows).toEqual([bookingFields.map((field) => (text[field] ?? "").toWellFormed())]);
      }),
      { numRuns: 60 },
    );
  });
});

const cells = (text: string) => {
  const read = readCalendar(text);
  if (!read.ok) return read.error.code;
  return read.value.rows.map((row) =>
    Object.fromEntries(read.value.columns.map((column, i) => [column, row[i]]).filter(([, cell]) => cell)),
  );
};
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];

describe("files of other programs", () => {
  test("an event of Google, with a zone of its own, an alarm and a guest", () => {
    const text = calendar(
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Berlin",
      "BEGIN:STANDARD",
      "DTSTART:19701025T030000",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "END:STANDARD",
      "END:VTIMEZONE",
      ...event(
        "UID:abc@google.com",
        "DTSTART;TZID=Europe/Berlin:20261201T090000",
        "DTEND;TZID=Europe/Berlin:20261201T094500",
        "SUMMARY:Haircut\\, short",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Reminder",
        "END:VALARM",
        'ATTENDEE;CN="Mina: Sol";PARTSTAT=ACCEPTED:mailto:mina@x.test',
        "DESCRIPTION:Long",
        " er line",
        "STATUS:CONFIRMED",
      ),
    );
    expect(formatOf(text)).toBe("ics");
    expect(cells(text)).toEqual([
      {
        uid: "abc@google.com",
        status: "CONFIRMED",
        start: "2026-12-01T09:00",
        end: "2026-12-01T09:45",
        timezone: "Europe/Berlin",
        summary: "Haircut, short",
        "attendee name": "Mina: Sol",
        "attendee email": "mina@x.test",
        note: "Longer line",
      },
    ]);
  });

  test("UTC, whole days, and one instance of what repeats", () => {
    expect(
      cells(
        calendar(
          ...event("UID:1", "DTSTART:20261201T140000Z"),
          ...event("UID:2", "DTSTART;VALUE=DATE:20261201"),
          ...event("UID:3", "RRULE:FREQ=SECONDLY;COUNT=1000000000", "DTSTART:20261201T140000Z"),
          ...event("UID:3", "RECURRENCE-ID:20261202T140000Z", "DTSTART:20261202T150000Z"),
        ),
      ),
    ).toEqual([
      { uid: "1", start: "2026-12-01T14:00:00Z" },
      { uid: "2", start: "2026-12-01" },
      { uid: "3", start: "2026-12-01T14:00:00Z" },
      { uid: "3/2026-12-02T14:00:00Z", start: "2026-12-02T15:00:00Z" },
    ]);
  });
});

describe("C20: files that are no good cost little, whatever they say", () => {
  const many = (count: number, ...lines: string[]) =>
    calendar(...Array.from({ length: count }, (_, i) => event(`UID:${i}`, ...lines)).flat());
  // A busy machine stops before it has come to the end of a long one.
  const nothing = /empty|too_slow/;
  test.each([
    ["nothing", "", "not_calendar"],
    ["a page of a login", "<html><body>Sign in</body></html>", "not_calendar"],
    ["an empty calendar", calendar(), "empty"],
    ["cut off", calendar(...event("DTSTART:20261201T140000Z")).slice(0, 60), "empty"],
    ["an event in an event", `BEGIN:VCALENDAR\r\n${"BEGIN:VEVENT\r\n".repeat(300_000)}`, nothing],
    ["too many events", many(mostRows + 1, "DTSTART:20261201T140000Z"), /too_many_rows|too_slow/],
    ["one line of 5 MB", `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${"x".repeat(5_000_000)}`, "empty"],
    [
      "five million folds",
      `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x${"\r\n x".repeat(1_200_000)}`,
      "empty",
    ],
    ["lines without an end", `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${"X:1\r\n".repeat(1_000_000)}`, nothing],
  ])("%s", async (_, text, code) => {
    const { result: read, spent } = await effort(() => readCalendar(text));
    expect(spent).toBeLessThan(4_000);
    expect(read.ok ? "read" : read.error.code).toMatch(code);
  });

  test.each([
    "DTSTART:garbage",
    "DTSTART:99999999T999999Z",
    "DTSTART;TZID=Mars/Phobos:20261201T090000",
    'DTSTART;TZID=":;":20261201T090000',
    "DTSTART",
    ";;;:::",
    "RRULE:FREQ=DAILY;INTERVAL=0",
    'ATTENDEE;CN="unclosed:mailto:x@y.test',
    "\0\u0001",
  ])("an event with %j is a row, and costs nobody else", (line) => {
    const read = readCalendar(
      calendar(...event("UID:1", line), ...event("UID:2", "DTSTART:20261201T140000Z")),
    );
    expect(read.ok && read.value.rows).toHaveLength(2);
    expect(read.ok && read.value.rows[1]?.[2]).toBe(formatUtc(Date.UTC(2026, 11, 1, 14) / 60_000));
  });
});

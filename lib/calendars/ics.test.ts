import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { type CalendarEvent, calendarFile, fold, utcStamp } from "./ics.ts";

const event: CalendarEvent = {
  uid: "0192b7e4-0000-7000-8000-000000000001@book.example",
  sequence: 0,
  method: "PUBLISH",
  status: "CONFIRMED",
  stamp: 29_700_000,
  start: Date.UTC(2026, 11, 1, 14) / 60_000,
  end: Date.UTC(2026, 11, 1, 14, 45) / 60_000,
  summary: "Haircut at Juniper Salon",
  organizer: { name: "Juniper Salon", email: "bookings@punctual.test" },
};

/** An independent reader: what a calendar program would make of the file. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents("vevent");
  const [first] = events;
  if (!first) throw new Error("No event.");
  return { calendar, events, first, event: new ICAL.Event(first) };
}

/** What may be said of a text once line ends are alike and controls are gone. */
const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, "");

const lines = (file: string) => file.split("\r\n");
const octets = (line: string) => Buffer.byteLength(line);
const anything = anyText({ maxLength: 300 });
const nasty = fc.stringMatching(/^[\\;,:"^\n\r\t a🎉漢é]{0,200}$/u);

test("a whole file, byte for byte", () => {
  const file = calendarFile({ ...event, location: "12 Elm Street, Brooklyn", description: "With Ana" });
  expect(lines(file)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Punctual//Punctual//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:0192b7e4-0000-7000-8000-000000000001@book.example",
    "SEQUENCE:0",
    `DTSTAMP:${utcStamp(event.stamp)}`,
    "DTSTART:20261201T140000Z",
    "DTEND:20261201T144500Z",
    "STATUS:CONFIRMED",
    "SUMMARY:Haircut at Juniper Salon",
    "LOCATION:12 Elm Street\\, Brooklyn",
    "DESCRIPTION:With Ana",
    'ORGANIZER;CN="Juniper Salon":mailto:bookings@punctual.test',
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("the instant survives any reader: UTC, not floating", () => {
  const { startDate, endDate } = read(calendarFile(event)).event;
  expect(startDate.toJSDate().toISOString()).toBe("2026-12-01T14:00:00.000Z");
  expect(endDate.toJSDate().toISOString()).toBe("2026-12-01T14:45:00.000Z");
  expect(startDate.zone).toBe(ICAL.Timezone.utcTimezone);
});

describe("I7: whatever was typed is text", () => {
  test.each([
    "\nBEGIN:VALARM\nTRIGGER:-PT1M\nEND:VALARM",
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a;b,c\\d\\n:e",
    "\u2028BEGIN:VALARM\u2029\u0085\v\f\u0000",
    "trailing backslash\\",
    "<script>alert(1)</script>",
  ])("%j", (text) => {
    const {
      events,
      first,
      event: parsed,
    } = read(calendarFile({ ...event, summary: text, location: text, description: text }));
    expect(events).toHaveLength(1);
    expect(first.getAllSubcomponents()).toEqual([]);
    expect(parsed.summary).toBe(tidy(text));
    expect(parsed.location).toBe(tidy(text));
    expect(parsed.description).toBe(tidy(text));
  });

  test("law: one event with identical text, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), fc.oneof(anything, nasty), (summary, description) => {
        const { events, event: parsed } = read(
          calendarFile({ ...event, summary: `x${summary}`, description }),
        );
        expect(events).toHaveLength(1);
        expect(parsed.summary).toBe(tidy(`x${summary}`));
        if (description !== "") expect(parsed.description).toBe(tidy(description));
      }),
    );
  });
});

describe("I8: folding", () => {
  test("law: no line is longer than 75 octets, none cuts a character, unfolding gives the line back", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 400 }), nasty), (text) => {
        const line = `SUMMARY:${text.toWellFormed().replace(/[\r\n]/g, "")}`;
        const folded = fold(line);
        for (const part of lines(folded)) {
          expect(octets(part)).toBeLessThanOrEqual(75);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(folded.replaceAll("\r\n ", "")).toBe(line);
      }),
    );
  });

  test("emoji and CJK come back as they went", () => {
    const summary = "剪发 💇🏽‍♀️ ".repeat(30).trim();
    const file = calendarFile({ ...event, summary });
    expect(read(file).event.summary).toBe(summary);
    expect(Math.max(...lines(file).map(octets))).toBeLessThanOrEqual(75);
  });
});

describe("I9: parameters", () => {
  test.each([
    ['Say "Cut": Hair; & more, ^caret^', 'Say "Cut": Hair; & more, ^caret^'],
    ["Two\r\nATTENDEE:mailto:x@y.test lines", "Two ATTENDEE:mailto:x@y.test lines"],
    ['";X=1:mailto:evil@x.test', '";X=1:mailto:evil@x.test'],
    ["\u202Egnp.exe\u0007", "gnp.exe"],
  ])("%j", (name, shown) => {
    const { first } = read(calendarFile({ ...event, organizer: { ...event.organizer, name } }));
    const organizers = first.getAllProperties("organizer");
    expect(organizers).toHaveLength(1);
    expect(organizers[0]?.getFirstParameter("cn")).toBe(shown);
    expect(organizers[0]?.getFirstValue()).toBe("mailto:bookings@punctual.test");
    expect(first.getAllProperties("attendee")).toEqual([]);
  });

  test("law: one organizer, the address ours, whatever the name", () => {
    fc.assert(
      fc.property(fc.oneof(anything, nasty), (name) => {
        const { first, events } = read(calendarFile({ ...event, organizer: { ...event.organizer, name } }));
        expect(events).toHaveLength(1);
        expect(first.getAllProperties("organizer")).toHaveLength(1);
        expect(first.getFirstPropertyValue("organizer")).toBe("mailto:bookings@punctual.test");
      }),
      { numRuns: 300, examples: [["\\;:"], ['a\\"b'], ["\\\\"]] },
    );
  });
});

test("I3: only web addresses are linked", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "nonsense", "\nX:1"])
    expect(calendarFile({ ...event, url })).not.toContain("URL:");
  const file = calendarFile({ ...event, url: "https://book.example/manage/m_abc\r\nX-EVIL:1" });
  expect(read(file).first.getFirstPropertyValue("url")).toBe("https://book.example/manage/m_abcX-EVIL:1");
  expect(file).not.toContain("\r\nX-EVIL");
});

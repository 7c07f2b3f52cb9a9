import { headerSafe } from "#lib/email/text.ts";
import { formatUtc } from "#lib/time/instant.ts";

/** RFC 5546: an offer to put it into a calendar, or its withdrawal. Requests need an answer that mail cannot take. */
export type CalendarMethod = "PUBLISH" | "CANCEL";

/** One appointment for a calendar file. Times are minutes since the epoch. */
export interface CalendarEvent {
  /** Stable over the booking's life, so that calendars replace and do not add. */
  uid: string;
  /** Rises with every change. */
  sequence: number;
  method: CalendarMethod;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** When this state of the appointment came to be. */
  stamp: number;
  start: number;
  end: number;
  summary: string;
  location?: string;
  description?: string;
  /** http(s) only; anything else is left out. */
  url?: string;
  organizer: { name: string; email: string };
}

/** A calendar file with one VEVENT. */
export const calendarFile = (event: CalendarEvent): string => calendarFileOf(event.method, [event]);

/**
 * A calendar file with one VEVENT for each appointment (RFC 5545). All times are UTC: no VTIMEZONE can be misread, and
 * the instant stays right when zone law changes. Whatever people typed is data: it can neither end a line nor open a
 * component. Several events each have their own UID, which RFC 5546 allows under PUBLISH only.
 */
export function calendarFileOf(method: CalendarMethod, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Punctual//Punctual//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): string[] {
  const url = webUri(event.url);
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcStamp(event.stamp)}`,
    `DTSTART:${utcStamp(event.start)}`,
    `DTEND:${utcStamp(event.end)}`,
    `STATUS:${event.status}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `ORGANIZER;CN=${parameter(event.organizer.name)}:mailto:${encodeURI(event.organizer.email)}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
  ];
}

/** "20261201T140000Z" */
export const utcStamp = (minute: number): string => formatUtc(minute).replace(/[-:]/g, "");

/** A TEXT value (RFC 5545 3.3.11): every kind of line end becomes `\n`, other controls fall away. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

/**
 * A quoted parameter value; the quote and the caret as RFC 6868 writes them, since a quoted string has no escape.
 * Some readers take a backslash for one all the same (ical.js loses the value's end after `\\;:`), so it becomes a
 * plain slash.
 */
export const parameter = (text: string): string =>
  `"${headerSafe(text, 200).replaceAll("\\", "/").replaceAll("^", "^^").replaceAll('"', "^'")}"`;

function webUri(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

const encoder = new TextEncoder();
/** RFC 5545 3.1, without the line end. */
const longestLine = 75;

/**
 * Folds a content line into lines of at most 75 octets, never inside a character: some readers join the lines
 * only after they have decoded each of them (case I8).
 */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > longestLine) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += character;
    size += octets;
  }
  return [...lines, current].join("\r\n");
}

import { escapeText, fold, parameter, utcStamp } from "#lib/calendars/ics.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { bookingText, type ExportBooking } from "./booking-text.ts";
import { ownProperty } from "./calendar-read.ts";

const lines = (list: readonly string[]): string => list.map((line) => `${fold(line)}\r\n`).join("");

export const calendarHead = (name: string): string =>
  lines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Punctual//Punctual//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(name)}`,
  ]);

export const calendarFoot = lines(["END:VCALENDAR"]);

const statuses: Record<string, string> = {
  held: "TENTATIVE",
  cancelled: "CANCELLED",
  declined: "CANCELLED",
  expired: "CANCELLED",
};

/** JSON without a single control or line end, which a calendar would drop or turn into another one. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\p{Cc}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * One booking as an event that any calendar shows, with the whole of it in a property of our own, which others pass
 * over: a calendar has no word for most of what a booking is.
 */
export function calendarEvent(
  row: ExportBooking & { serviceName: string; staffName: string },
  host: string,
): string {
  const { serviceName, staffName, customerName } = row;
  const status = statuses[row.status] ?? "CONFIRMED";
  const description = [row.customerPhone, staffName && `With ${staffName}`, row.staffNote]
    .filter(Boolean)
    .join("\n");
  return lines([
    "BEGIN:VEVENT",
    `UID:${escapeText(`${row.id}@${host}`)}`,
    `DTSTAMP:${utcStamp(minuteFloor(row.createdAt))}`,
    `DTSTART:${utcStamp(minuteFloor(row.startsAt))}`,
    `DTEND:${utcStamp(minuteFloor(row.endsAt))}`,
    `STATUS:${status}`,
    `SUMMARY:${escapeText(`${serviceName}: ${customerName}`)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    ...(row.customerEmail
      ? [`ATTENDEE;CN=${parameter(customerName)}:mailto:${encodeURI(row.customerEmail)}`]
      : []),
    `TRANSP:${status === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"}`,
    `${ownProperty}:${escapeText(plainJson(bookingText(row)))}`,
    "END:VEVENT",
  ]);
}

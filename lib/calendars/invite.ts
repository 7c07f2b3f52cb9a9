import { type CalendarEvent, type CalendarMethod, calendarFile, calendarFileOf } from "./ics.ts";

/** What a calendar file says of a booking. Minutes since the epoch; texts in the reader's language already. */
export interface InviteSubject {
  bookingId: string;
  version: number;
  status: string;
  start: number;
  end: number;
  /** When this version was made. */
  changedAt: number;
  summary: string;
  location: string;
  description: string;
  /** The reader's own way to the booking: a manage link, or the dashboard. */
  url: string;
  organizer: { name: string; email: string };
  /** Host name of the installation; part of the UID, so never change it lightly. */
  host: string;
}

/** A calendar file ready to be attached or served. */
export interface Invite {
  filename: string;
  /** Its `method` parameter equals the METHOD inside, or Outlook refuses the file. */
  contentType: string;
  content: string;
  method: CalendarMethod;
}

const over = new Set(["cancelled", "expired", "declined"]);

/** The one event of a booking: same UID for life, SEQUENCE rising with the version (case N14). */
function eventOf(subject: InviteSubject): CalendarEvent {
  const gone = over.has(subject.status);
  return {
    uid: `${subject.bookingId}@${subject.host}`,
    sequence: subject.version - 1,
    method: gone ? "CANCEL" : "PUBLISH",
    status: gone ? "CANCELLED" : subject.status === "held" ? "TENTATIVE" : "CONFIRMED",
    stamp: subject.changedAt,
    start: subject.start,
    end: subject.end,
    summary: subject.summary,
    location: subject.location,
    description: subject.description,
    url: subject.url,
    organizer: subject.organizer,
  };
}

const contentTypeOf = (method: CalendarMethod) => `text/calendar; charset=utf-8; method=${method}`;

/**
 * The calendar file of a booking as it is at one version, METHOD following what became of it. PUBLISH and not REQUEST,
 * because our vendor can only attach files, and an attached REQUEST is shown broken by some programs. Depends on
 * nothing but the booking, so sending the same version twice sends the same bytes.
 */
export function bookingInvite(subject: InviteSubject): Invite {
  const event = eventOf(subject);
  const { method } = event;
  return {
    filename: method === "CANCEL" ? "cancelled.ics" : "appointment.ics",
    contentType: contentTypeOf(method),
    method,
    content: calendarFile(event),
  };
}

/**
 * One file with the events of several bookings. Always PUBLISH: under CANCEL all events would have to share one UID
 * (RFC 5546 3.2.5), so what is cancelled says so in its STATUS.
 */
export function seriesInvite(subjects: readonly InviteSubject[]): Invite {
  const method = "PUBLISH";
  return {
    filename: "appointments.ics",
    contentType: contentTypeOf(method),
    method,
    content: calendarFileOf(method, subjects.map(eventOf)),
  };
}

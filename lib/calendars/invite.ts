import { type CalendarMethod, calendarFile } from "./ics.ts";

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

/**
 * The calendar file of a booking as it is at one version: same UID for life, SEQUENCE rising with the version,
 * METHOD following what became of it (case N14). PUBLISH and not REQUEST, because our vendor can only attach
 * files, and an attached REQUEST is shown broken by some programs. Depends on nothing but the booking, so
 * sending the same version twice sends the same bytes.
 */
export function bookingInvite(subject: InviteSubject): Invite {
  const gone = over.has(subject.status);
  const method = gone ? "CANCEL" : "PUBLISH";
  return {
    filename: gone ? "cancelled.ics" : "appointment.ics",
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    method,
    content: calendarFile({
      uid: `${subject.bookingId}@${subject.host}`,
      sequence: subject.version - 1,
      method,
      status: gone ? "CANCELLED" : subject.status === "held" ? "TENTATIVE" : "CONFIRMED",
      stamp: subject.changedAt,
      start: subject.start,
      end: subject.end,
      summary: subject.summary,
      location: subject.location,
      description: subject.description,
      url: subject.url,
      organizer: subject.organizer,
    }),
  };
}

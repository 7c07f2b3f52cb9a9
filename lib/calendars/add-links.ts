import { formatUtc } from "#lib/time/instant.ts";
import { utcStamp } from "./ics.ts";

/** What the "add to calendar" pages of Google and Microsoft take. Minutes since the epoch. */
interface LinkedEvent {
  start: number;
  end: number;
  summary: string;
  location: string;
}

/** Opens Google Calendar with the event filled in; instants in UTC, so the reader's own zone decides nothing. */
export const googleCalendarLink = ({ start, end, summary, location }: LinkedEvent): string =>
  `https://calendar.google.com/calendar/render?${new URLSearchParams({
    action: "TEMPLATE",
    text: summary,
    dates: `${utcStamp(start)}/${utcStamp(end)}`,
    location,
  })}`;

/** The same for Outlook on the web. */
export const outlookLink = ({ start, end, summary, location }: LinkedEvent): string =>
  `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: summary,
    startdt: formatUtc(start),
    enddt: formatUtc(end),
    location,
  })}`;

/** One line of what a booking is: "When", "Tue 1 Dec, 9:00", "New York (GMT-5)". */
export interface MailDetail {
  label: string;
  value: string;
  /** Smaller, under the value. */
  note?: string;
  /** For what the eye should find first: the time. */
  strong?: boolean;
  /** What no longer holds: the time before a change. */
  struck?: boolean;
  /** Where the value leads (an online room, a map); anything but http(s) is shown without a link. */
  href?: string;
}

export interface MailAction {
  label: string;
  href: string;
}

/** All that a mail says, in the recipient's language already. Both parts of the mail are made from it. */
export interface MailContent {
  /** BCP 47. */
  locale: string;
  direction?: "ltr" | "rtl";
  /** Who speaks: the business, or Punctual itself. `accent` is its `#rrggbb`, corrected here for contrast. */
  sender: { name: string; accent?: string | null; logoUrl?: string | null };
  /** What an inbox shows behind the subject. */
  preview: string;
  headline: string;
  paragraphs: string[];
  details?: MailDetail[];
  /** The first is the button; the others are links below it. */
  actions?: MailAction[];
  /** Small print that belongs to the matter: what cancelling costs, until when. */
  notes?: string[];
  /** Why this mail came, and from whom. */
  footnotes?: string[];
}

/** The address where it is safe to link, else null (cases I3). */
export function webAddress(href: string | null | undefined): string | null {
  if (!href || !URL.canParse(href)) return null;
  return ["https:", "http:"].includes(new URL(href).protocol) ? href : null;
}

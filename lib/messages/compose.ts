import { z } from "zod";
import { renderMail } from "#lib/email/layout/render.tsx";
import type { OutgoingEmail } from "#lib/email/mailer.ts";
import { namedMailbox } from "#lib/email/text.ts";
import { type Installation, inviteOf, seriesInviteOf } from "./calendar-file.ts";
import type { BookingFacts } from "./facts.ts";
import type { InvitationFacts } from "./invitation.ts";
import type { Standing } from "./standing.ts";
import { type BusinessKind, businessLetter } from "./templates/business.ts";
import { type CustomerKind, customerLetter } from "./templates/customer.ts";
import { invitationLetter } from "./templates/invitation.ts";
import { type Letter, type LetterOrder, readerOf } from "./templates/letter.ts";
import { type SeriesNews, seriesLetter } from "./templates/series.ts";
import { waitlistLetter } from "./templates/waitlist.ts";
import type { WaitlistNews } from "./waitlist.ts";

/** To whom, in which language and zone: the columns of a message. */
export interface Addressee {
  audience: string;
  recipient: string;
  locale: string;
  timezone: string;
  /** What the message still knows when the booking has moved on. */
  detail?: unknown;
}

const told = z.object({
  refund: z.coerce.number().int().default(0),
  fee: z.coerce.number().int().default(0),
});

type Sendable = Exclude<Standing, { drop: string }>;

/**
 * The whole mail about a booking. Depends on nothing but its arguments, so that an attempt repeated after a crash
 * is the same mail under the same key (case N1).
 */
export async function composeBookingMail(
  to: Addressee,
  standing: Sendable,
  facts: BookingFacts,
  installation: Installation,
): Promise<OutgoingEmail> {
  const order: LetterOrder = {
    kind: standing.send,
    facts,
    reader: readerOf(to),
    previous: standing.send === "changed" ? standing.previous : null,
    ...(told.safeParse(to.detail).data ?? { refund: 0, fee: 0 }),
    appUrl: installation.appUrl,
  };
  const customer = to.audience === "customer";
  const letter = customer
    ? customerLetter({ ...order, kind: customerKind(standing.send) })
    : businessLetter({ ...order, kind: businessKind(standing.send) }, to.audience === "staff");
  const replyTo = customer ? facts.tenant.email : facts.customer.email || null;
  const mail = await envelope(to, letter, facts.tenant.name, installation, replyTo);
  if (aboutMoney.includes(standing.send)) return { ...mail, attachments: [] };
  const invite = inviteOf(facts, customer ? "customer" : "business", to.locale, installation);
  return {
    ...mail,
    attachments: [{ filename: invite.filename, contentType: invite.contentType, content: invite.content }],
  };
}

/** Letters that change nothing in anybody's calendar: nothing was in it yet, or it is over. */
const aboutMoney: readonly string[] = [
  ...["payment-due", "unpaid", "paid-late", "no-show-fee", "no-show-fee-due", "refund-failed", "disputed"],
];

/** The whole mail about several bookings of a series. As above: nothing but its arguments decides its bytes. */
export async function composeSeriesMail(
  to: Addressee,
  news: SeriesNews,
  installation: Installation,
): Promise<OutgoingEmail> {
  const { lead } = news;
  const customer = to.audience === "customer";
  const letter = seriesLetter({ ...news, reader: readerOf(to), appUrl: installation.appUrl }, to.audience);
  const invite = seriesInviteOf(news.bookings, customer ? "customer" : "business", to.locale, installation);
  const replyTo = customer ? lead.tenant.email : lead.customer.email;
  return {
    ...(await envelope(to, letter, lead.tenant.name, installation, replyTo)),
    attachments: [{ filename: invite.filename, contentType: invite.contentType, content: invite.content }],
  };
}

const customerKind = (kind: Sendable["send"]): CustomerKind =>
  kind === "refund-failed" || kind === "disputed" ? "confirmation" : kind;

const ownWords = [
  ...(["changed", "cancelled", "requested", "expired"] as const),
  ...(["refund-failed", "disputed"] as const),
];

/** Only customers are reminded, and told what the business decided. */
const businessKind = (kind: Sendable["send"]): BusinessKind =>
  ownWords.find((known) => known === kind) ?? "confirmation";

export async function composeInvitationMail(
  to: Addressee,
  invitation: InvitationFacts,
  installation: Installation,
): Promise<OutgoingEmail> {
  const letter = invitationLetter(invitation, readerOf(to), installation.appUrl);
  const { name, email } = invitation.tenant;
  return { ...(await envelope(to, letter, name, installation, email)), attachments: [] };
}

export async function composeWaitlistMail(
  to: Addressee,
  news: WaitlistNews,
  installation: Installation,
): Promise<OutgoingEmail> {
  const letter = waitlistLetter(news, readerOf(to), installation.appUrl);
  const { name, email } = news.tenant;
  return { ...(await envelope(to, letter, name, installation, email)), attachments: [] };
}

async function envelope(
  to: Addressee,
  letter: Letter,
  senderName: string,
  installation: Installation,
  replyTo: string | null,
): Promise<Omit<OutgoingEmail, "attachments">> {
  return {
    // The name is the business's, the address always ours: mail from a borrowed domain would be rejected (I6).
    from: namedMailbox(senderName, installation.senderAddress),
    to: to.recipient,
    ...(replyTo ? { replyTo } : {}),
    subject: letter.subject,
    // RFC 3834: no out-of-office reply to the business for every booking.
    headers: { "Auto-Submitted": "auto-generated" },
    ...(await renderMail(letter.content)),
  };
}

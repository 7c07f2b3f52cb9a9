import type { BookingStatus } from "#lib/booking/states.ts";

/** What an endpoint can ask to hear of. Names are part of the contract with receivers: none is ever changed. */
export const webhookTypes = [
  "booking.created",
  "booking.held",
  "booking.paid",
  "booking.confirmed",
  "booking.moved",
  "booking.edited",
  "booking.cancelled",
  "booking.declined",
  "booking.expired",
  "booking.completed",
  "booking.no_show",
] as const;

export type WebhookType = (typeof webhookTypes)[number];

export const isWebhookType = (text: string): text is WebhookType =>
  webhookTypes.some((type) => type === text);

/** Sent by the test button only; nobody has to choose it. */
export const testType = "test";

/**
 * What a booking's history calls a change (booking/events.ts). `edited`: something else than the start that mails tell;
 * older messages are wrong from then on.
 */
export type ChangeKind =
  | "created"
  | "confirmed"
  | "paid"
  | "declined"
  | "moved"
  | "edited"
  | "cancelled"
  | "expired"
  | "completed"
  | "marked_no_show"
  | "unmarked";

const byKind: Record<Exclude<ChangeKind, "created">, WebhookType> = {
  confirmed: "booking.confirmed",
  paid: "booking.paid",
  declined: "booking.declined",
  moved: "booking.moved",
  edited: "booking.edited",
  cancelled: "booking.cancelled",
  expired: "booking.expired",
  completed: "booking.completed",
  marked_no_show: "booking.no_show",
  // A mark that was taken back: the booking is what it was before.
  unmarked: "booking.confirmed",
};

/** Statuses that are news by themselves, whatever the history calls the change that led there. */
const byStatus: Partial<Record<BookingStatus, WebhookType>> = {
  held: "booking.held",
  confirmed: "booking.confirmed",
  declined: "booking.declined",
  expired: "booking.expired",
  cancelled: "booking.cancelled",
  completed: "booking.completed",
  no_show: "booking.no_show",
};

/**
 * The news that one change makes, in the order in which they are told. A new booking is `created` and, according to its
 * status, `held` or `confirmed`: whoever wants to know of every booking takes the one, whoever wants those that count
 * takes the other. A later change of status is told as well (an approved hold is `confirmed`), each thing once.
 */
export function typesOf(
  kind: ChangeKind,
  { from, to }: { from: string | null; to: BookingStatus },
): WebhookType[] {
  const first: WebhookType = kind === "created" ? "booking.created" : byKind[kind];
  const second = from === to ? undefined : byStatus[to];
  return second === undefined || second === first ? [first] : [first, second];
}

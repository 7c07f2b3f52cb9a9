import { randomBytes } from "node:crypto";

/** Prefixes that ids carry outside the database; inside they are bare UUIDv7 (design 4). */
const prefixes = {
  booking: "bkg",
  tenant: "ten",
  service: "svc",
  staff: "stf",
  customer: "cus",
  message: "msg",
  apiKey: "key",
  invitation: "inv",
  series: "ser",
  webhookEndpoint: "whe",
  webhookEvent: "evt",
  webhookDelivery: "whd",
  import: "imp",
  waitlistEntry: "wte",
  waitlistOffer: "wto",
} as const;

export type IdKind = keyof typeof prefixes;

/** A UUIDv7 (RFC 9562 5.7): 48 bits of Unix milliseconds, then random bits, so that ids sort by creation. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => uuid.test(text);

/** `bkg_` + 32 hex digits: how an id is shown outside. */
export const showId = (kind: IdKind, id: string): string => `${prefixes[kind]}_${id.replaceAll("-", "")}`;

/** The bare UUID behind a shown id, or null where it is none of that kind. */
export function readId(kind: IdKind, shown: string): string | null {
  const hex = shown.startsWith(`${prefixes[kind]}_`) ? shown.slice(prefixes[kind].length + 1) : "";
  if (!/^[0-9a-f]{32}$/.test(hex)) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What people quote on the phone: the last eight digits of an id, which are random. */
export const referenceOf = (id: string): string => id.replaceAll("-", "").slice(-8);
export const isReference = (text: string): boolean => /^[0-9a-f]{8}$/.test(text);

/** How long a time stays with somebody before there is a booking, and how much one visitor may have. */
export const formHold = {
  /** From the last sign of life; the page gives one every `renewSeconds`. */
  minutes: 3,
  renewSeconds: 60,
  /** In all, however often it is renewed. */
  atMostMinutes: 20,
  /** At one business, from one address of the network: a household or an office, not a crawler. */
  perNetwork: 6,
} as const;

/** A token of the browser's own making, 192 random bits as the server's are. */
export function newHoldToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return `h_${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")}`;
}

/** Capabilities are 192 random bits after a prefix (lib/security/tokens.ts). */
export const isHoldToken = (text: string): boolean => /^h_[A-Za-z0-9_-]{32}$/.test(text);

export type HoldKind = "form" | "offer";

/** When a new hold ends, and when it ends whatever happens. */
export function holdSpan(
  at: Date,
  minutes: number,
  atMostMinutes = minutes,
): { expiresAt: Date; atMostUntil: Date } {
  const later = (by: number) => new Date(at.getTime() + by * 60_000);
  return { expiresAt: later(minutes), atMostUntil: later(Math.max(minutes, atMostMinutes)) };
}

/** Where a browser keeps its token, so that a reload finds its own time free. Of one business only. */
export const holdCookie = (tenant: string): string => `hold_${tenant}`;

/** The line for `document.cookie`; without a token it forgets. */
export const holdCookieLine = (tenant: string, token: string | null, secure: boolean): string =>
  `${holdCookie(tenant)}=${token ?? ""}; Path=/${tenant}; Max-Age=${token ? formHold.atMostMinutes * 60 : 0}; SameSite=Lax${secure ? "; Secure" : ""}`;

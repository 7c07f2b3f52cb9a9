"use client";

const place = "punctual.booking";
const lifetimeMs = 30 * 60_000;

interface Kept {
  content: string;
  key: string;
  at: number;
}

function kept(): Kept | null {
  try {
    const value: Kept | null = JSON.parse(sessionStorage.getItem(place) ?? "null");
    return value && Date.now() - value.at < lifetimeMs ? value : null;
  } catch {
    return null; // Storage may be forbidden; then a double press is still one, for the button waits.
  }
}

/**
 * The idempotency key of one form's content: the same details again (double press, back, reload, a lost answer) get
 * the same key and with it the same booking; other details get a new one (case B7).
 */
export function bookingKey(content: string): string {
  const before = kept();
  if (before?.content === content) return before.key;
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  try {
    sessionStorage.setItem(place, JSON.stringify({ content, key, at: Date.now() }));
  } catch {
    // As above.
  }
  return key;
}

/** After a cancellation the same details mean a new booking. */
export function forgetBookingKey(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // As above.
  }
}

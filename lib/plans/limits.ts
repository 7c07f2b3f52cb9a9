// What the free plan has room for. Pure: lib/env.ts reads the operator's text with it before a server starts.

/** staff, services: active ones. bookings: made by customers in a calendar month of the business's zone. */
export const limitKinds = ["staff", "services", "bookings"] as const;
export type LimitKind = (typeof limitKinds)[number];
/** How many of each at most; null: as many as one likes. */
export type PlanLimits = Readonly<Record<LimitKind, number | null>>;

export const usualFreeLimits: PlanLimits = { staff: 2, services: 3, bookings: 50 };
export const noLimits: PlanLimits = { staff: null, services: null, bookings: null };

const mostOfAnything = 1_000_000;

/**
 * Reads "staff=2,services=3,bookings=50"; what it leaves out stays as usual, and "none" takes a limit away. A business
 * opens with one person and one service, so no limit is below 1.
 * @returns null for any other text
 */
export function readLimits(text: string): PlanLimits | null {
  const limits: Record<LimitKind, number | null> = { ...usualFreeLimits };
  const named = new Set<string>();
  for (const part of text.split(",")) {
    const [name = "", value = "", ...more] = part.split("=").map((word) => word.trim());
    const kind = limitKinds.find((known) => known === name);
    const most = value === "none" ? null : /^\d{1,7}$/.test(value) ? Number(value) : 0;
    if (!kind || more.length > 0 || named.has(name)) return null;
    if (most !== null && (most < 1 || most > mostOfAnything)) return null;
    named.add(name);
    limits[kind] = most;
  }
  return limits;
}

/** How many there would be, and how many of them were not there before. */
export interface Wish {
  kind: LimitKind;
  after: number;
  adds: number;
}

/**
 * Whether a plan has room for what somebody wants. Only what is added is ever refused: whoever is over a limit, because
 * the plan became smaller, keeps all there is and can make it fewer (the downgrade that loses nothing).
 */
export function allowed(limits: PlanLimits, { kind, after, adds }: Wish): boolean {
  const most = limits[kind];
  return most === null || adds <= 0 || after <= most;
}

/** How full a limit is: `near` from four fifths on, `full` where nothing more fits. */
export function fullness(used: number, most: number | null): "room" | "near" | "full" {
  if (most === null || used * 5 < most * 4) return "room";
  return used >= most ? "full" : "near";
}

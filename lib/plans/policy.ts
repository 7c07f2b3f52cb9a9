import { type Actor, isBusiness } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { countSetup, limitsOf, readOnline, readStanding } from "./data.ts";
import { allowed, type LimitKind } from "./limits.ts";
import { planSettings } from "./settings.ts";

// What a plan refuses. Each asks inside the transaction that would write, so two at once cannot both be the last one;
// each asks nothing at all where the installation has no plans.

type Counts = Record<"staff" | "services", number>;

const roomFor: Record<"staff" | "services", (most: number) => string> = {
  staff: (most) => (most === 1 ? "one active person" : `${most} active people`),
  services: (most) => (most === 1 ? "one active service" : `${most} active services`),
};

/** The same end for every sentence: who may do what about it. */
function wayOut(actor: Actor): Pick<Problem, "plan"> & { words: string } {
  if (actor.kind === "member" && actor.role === "owner")
    return { plan: true, words: "With Pro there is no such limit." };
  return { words: "The owner of this business can change to Pro, which has no such limit." };
}

interface Adding {
  actor: Actor;
  now: Date;
  /** How many become active that were not. */
  adds: Partial<Counts>;
  /** How many there would be; where it is left out, these and all there are. */
  after?: Counts;
}

/**
 * Why these active people and services may not be added; null where they may. To be asked before they are written, in
 * the serializable transaction that will do so.
 */
export async function setupRefusal(
  tx: Tx,
  scope: TenantScope,
  { actor, now, adds: added, after }: Adding,
): Promise<Problem | null> {
  const settings = planSettings();
  const kinds = (["staff", "services"] as const).filter((kind) => (added[kind] ?? 0) > 0);
  if (!settings || kinds.length === 0) return null;
  const limits = limitsOf(await readStanding(tx, scope, now), settings);
  const has = after ?? (await countSetup(tx, scope));
  const over = kinds.find((kind) => {
    const adds = added[kind] ?? 0;
    return !allowed(limits, { kind, adds, after: after ? has[kind] : has[kind] + adds });
  });
  if (!over) return null;
  const { words, ...more } = wayOut(actor);
  const message = `The free plan has room for ${roomFor[over](limits[over] ?? 0)}. ${words}`;
  return problem("limit_reached", { detail: message, ...more });
}

/** How a business's page looks: what the free plan leaves as it is. */
export interface Branding {
  accent: string;
  embedParents: readonly string[];
}

const usualAccent = "#2f6f5e";

/**
 * Why a business's page may not look like this; null where it may. What it has stays, and can be taken away: a colour of
 * its own and websites around it are only not to be had anew.
 */
export async function brandingRefusal(
  tx: Tx,
  scope: TenantScope,
  { actor, wanted, now }: { actor: Actor; wanted: Partial<Branding>; now: Date },
): Promise<Problem | null> {
  if (!planSettings()) return null;
  const has: Branding = await tx.tenant.findUniqueOrThrow({
    where: { id: scope.tenantId },
    select: { accent: true, embedParents: true },
  });
  const accent = wanted.accent?.toLowerCase() ?? usualAccent;
  const coloured = ![usualAccent, has.accent.toLowerCase()].includes(accent);
  const framed = wanted.embedParents?.some((parent) => !has.embedParents.includes(parent)) ?? false;
  if (!coloured && !framed) return null;
  if ((await readStanding(tx, scope, now)).plan === "pro") return null;
  const { words, ...more } = wayOut(actor);
  const what = coloured ? "A colour of your own" : "The booking page on websites of your own";
  return problem("limit_reached", { detail: `${what} is part of Pro. ${words}`, ...more });
}

/** Said to customers: kindly, and nothing of what the business pays. */
export const noMoreOnline =
  "This business takes no more online bookings this month. Please contact it directly, or come back next month.";

/**
 * Why this booking may not be made by whoever asks; null where it may. The business itself always may. One trip on the
 * free plan and on Pro, none without plans.
 */
export async function onlineRefusal(
  tx: Tx,
  scope: TenantScope,
  { actor, zone, at }: { actor: Actor; zone: string; at: Date },
): Promise<Problem | null> {
  return !isBusiness(actor) && (await isOnlineFull(tx, scope, { zone, now: at }))
    ? problem("limit_reached", { detail: noMoreOnline })
    : null;
}

/** Whether customers can book nothing more this month. */
export async function isOnlineFull(
  tx: Tx,
  scope: TenantScope,
  when: { zone: string; now: Date },
): Promise<boolean> {
  const settings = planSettings();
  if (!settings || settings.free.bookings === null) return false;
  const { standing, made } = await readOnline(tx, scope, when);
  const kind: LimitKind = "bookings";
  return !allowed(limitsOf(standing, settings), { kind, after: made + 1, adds: 1 });
}

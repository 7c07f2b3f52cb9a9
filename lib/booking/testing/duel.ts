import { platformDb } from "#lib/db/client.ts";
import { fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { interleavings, type Run, type Schedule, switches } from "#lib/db/testing/interleave.ts";
import { newHoldToken } from "#lib/holds/hold.ts";
import { takeHold } from "#lib/holds/mutations.ts";
import type { Setup } from "#prisma/seed/setup.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { auditTenantless } from "../invariants.ts";
import { placeBooking } from "../placement.ts";
import type { PlacementRequest } from "../request.ts";
import type { GatedRivals, RivalTask } from "./gated-rivals.ts";

/**
 * Statements at which orders can differ in effect: where the snapshot is taken (the first real statement), where rows
 * are written that the other reads or writes, and the end. Reads see the snapshot whenever they come; the other writes
 * are of rows that only their own transaction knows; what gives expired holds back finds none here.
 */
export const marks = {
  lanes: /set_config|(UPDATE|INTO) ("public"\.)?"?allocation|^COMMIT/,
  /** Also where lanes are read, for what has no snapshot of its own. */
  lanesAndReads: /set_config|(UPDATE|INTO|FROM) ("public"\.)?"?allocation|^COMMIT/,
  seats: /set_config|(UPDATE|INTO) ("public"\.)?"?(seat|session)|^COMMIT/,
  /** A booking's own row and lanes, for two who change the same one. */
  booking: /set_config|FOR UPDATE|UPDATE ("public"\.)?"?allocation|^COMMIT/,
} as const;

export interface Arena {
  tenantId: string;
  /** A time that no other run uses, in minutes. */
  start: number;
  place(start: number, change?: Partial<PlacementRequest>): RivalTask;
  /** Held beforehand, but not any more: its time ran out. @returns the token */
  outdatedHold(start: number): Promise<string>;
  /** Booked beforehand. @returns the booking's id */
  booked(start: number, change?: Partial<PlacementRequest>): Promise<string>;
  as(task: { move: object } | { cancel: object } | { answer: object } | { resize: object }): RivalTask;
}

export interface Duel {
  setup: Setup;
  marks: RegExp;
  /** What both do, at a time of their own. */
  tasks(arena: Arena): Promise<[RivalTask, RivalTask]> | [RivalTask, RivalTask];
  /** Beside all orders of the marked statements: all single ones with at most two changes of turn. */
  everyStatement?: boolean;
}

export interface Fought {
  /** "ok/slot_taken", and how often. */
  outcomes: Record<string, number>;
  schedules: number;
  /** Marked statements of either side, alone; statements of either side. */
  steps: [number, number];
  statements: [number, number];
  /** How often somebody had to wait for the other's lock. */
  waits: number;
}

const apart = 180;

/** Runs a duel in every order (interleave.ts), each at a time of its own, so that what one leaves cannot hide another. */
export async function fight(rivals: GatedRivals, duel: Duel): Promise<Fought> {
  const { scope, tenantId } = await fixtureTenant(duel.setup);
  const now = Date.now();
  let time = inHours(48);
  const arena = (): Arena => {
    time += apart;
    return {
      tenantId,
      start: time,
      place: (start, change) => ({ tenantId, now, place: wish(start, change) }),
      outdatedHold: async (start) => {
        const [token, network] = [newHoldToken(), `visitor-${start}`];
        const held = await takeHold(scope, { service: "cut", start, timezone: "UTC", token, network });
        if (!held.ok) throw new Error(held.error.code);
        const past = new Date(Date.now() - 60_000);
        await platformDb().hold.updateMany({ where: { tenantId, network }, data: { expiresAt: past } });
        const where = { tenantId, state: "held", startsAt: new Date(start * 60_000) };
        await platformDb().allocation.updateMany({ where, data: { holdExpiresAt: past } });
        return token;
      },
      booked: async (start, change) => {
        const placed = await placeBooking(scope, wish(start, change));
        if (!placed.ok) throw new Error(placed.error.code);
        return placed.value.bookingId;
      },
      as: (task) => ({ tenantId, now, ...task }) as RivalTask,
    };
  };
  const run = async (schedule: Schedule, at: RegExp): Promise<Run> =>
    rivals.run(await duel.tasks(arena()), schedule, at);

  // Alone, first to last: how many steps each has. Twice, because the first run fills caches.
  await run([], duel.marks);
  const { trace } = await run([], duel.marks);
  const count = (who: 0 | 1, of: RegExp) => trace.filter((one) => one.who === who && of.test(one.sql)).length;
  // Whoever goes second may lose at once; going first, each goes all the way.
  const other = (await run(Array<0 | 1>(trace.length).fill(1), duel.marks)).trace;
  const countOther = (of: RegExp) => other.filter((one) => one.who === 1 && of.test(one.sql)).length;
  const steps: [number, number] = [count(0, duel.marks), countOther(duel.marks)];
  const statements: [number, number] = [count(0, /./), countOther(/./)];

  const fought: Fought = { outcomes: {}, schedules: 0, steps, statements, waits: 0 };
  const note = ({ outcomes, trace: seen }: Run) => {
    const key = outcomes.join("/");
    fought.outcomes[key] = (fought.outcomes[key] ?? 0) + 1;
    fought.schedules += 1;
    fought.waits += seen.filter(({ blocked }) => blocked).length;
  };
  for (const schedule of interleavings(...steps)) note(await run(schedule, duel.marks));
  if (duel.everyStatement) for (const schedule of switches(...statements)) note(await run(schedule, /./));
  return fought;
}

/** What the audit of the whole database finds. */
export const audited = (superuserUrl: string) =>
  asSuperuser(superuserUrl, (client) => auditTenantless(async (sql) => (await client.query(sql)).rows));

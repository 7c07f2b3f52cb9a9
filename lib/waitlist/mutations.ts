import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { WaitlistEntry } from "#prisma/generated/client.ts";
import { lockEntry } from "./data.ts";
import { isWithin, type Reach } from "./reach.ts";
import { settleOffer } from "./settling.ts";

const gone = () => err(problem("illegal_transition", { detail: "They are no longer on this list." }));

/** Who waits no longer is offered nothing; an open offer goes to the next. */
async function end(
  tx: Tx,
  scope: TenantScope,
  entry: WaitlistEntry,
  state: "left" | "removed",
  at: Date,
): Promise<void> {
  await settleOffer(tx, scope, { entryId: entry.id }, "withdrawn");
  await tx.waitlistEntry.update({
    where: { tenantId_id: { tenantId: scope.tenantId, id: entry.id } },
    data: { state, endedAt: at, updatedAt: at },
    select: { id: true },
  });
}

/** The customer's own "Leave the list". Said again it changes nothing. @throws TryAgain */
export const leaveWaitlist = (
  scope: TenantScope,
  entryId: string,
  at: Date = new Date(),
): Promise<Result<null, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const entry = await lockEntry(tx, scope, entryId);
    if (!entry) return err(problem("not_found"));
    if (entry.state === "booked")
      return err(problem("illegal_transition", { detail: "You have booked. Cancel the booking instead." }));
    if (entry.state === "waiting") await end(tx, scope, entry, "left", at);
    return ok(null);
  });

/** Somebody of the business, and how far they reach. */
export interface Staffed {
  actor: Actor;
  reach: Reach;
}

/** Runs `work` on an entry that the actor reaches, locked. @throws TryAgain */
export const onEntry = <T>(
  scope: TenantScope,
  { reach }: Staffed,
  entryId: string,
  work: (tx: Tx, entry: WaitlistEntry) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> =>
  withTenantSerializable(scope, async (tx) => {
    const entry = await lockEntry(tx, scope, entryId);
    return entry && (await isWithin(tx, scope, reach, entry)) ? work(tx, entry) : err(problem("not_found"));
  });

export async function auditEntry(
  tx: Tx,
  { tenantId }: TenantScope,
  { actor }: Staffed,
  action: string,
  target: string,
): Promise<void> {
  await tx.auditEntry.create({
    data: { tenantId, id: newId(), ...actorColumns(actor), action: `waitlist.${action}`, target },
  });
}

/** Takes somebody off the list; they are not written to. @throws TryAgain */
export const removeEntry = (
  scope: TenantScope,
  by: Staffed,
  entryId: string,
  at: Date = new Date(),
): Promise<Result<{ id: string }, Problem>> =>
  onEntry(scope, by, entryId, async (tx, entry) => {
    if (entry.state !== "waiting") return gone();
    await end(tx, scope, entry, "removed", at);
    await auditEntry(tx, scope, by, "removed", entry.id);
    return ok({ id: entry.id });
  });

/** Takes that back: the same place as before. The offer they had is gone. @throws TryAgain */
export const restoreEntry = (
  scope: TenantScope,
  by: Staffed,
  entryId: string,
  at: Date = new Date(),
): Promise<Result<{ id: string }, Problem>> =>
  onEntry(scope, by, entryId, async (tx, entry) => {
    const { tenantId, serviceId, emailKey } = entry;
    if (entry.state !== "removed") return gone();
    const other = await tx.waitlistEntry.findFirst({
      where: { tenantId, serviceId, state: "waiting", OR: [{ emailKey }, { rank: entry.rank }] },
      select: { id: true },
    });
    if (other)
      return err(problem("version_conflict", { detail: "They have joined the list again in the meantime." }));
    await tx.waitlistEntry.update({
      where: { tenantId_id: { tenantId, id: entry.id } },
      data: { state: "waiting", endedAt: null, updatedAt: at },
      select: { id: true },
    });
    await auditEntry(tx, scope, by, "restored", entry.id);
    return ok({ id: entry.id });
  });

import type { Minute } from "#lib/availability/rules.ts";
import { Taken } from "#lib/booking/taken.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { databaseNow, readLine } from "./data.ts";
import { auditEntry, onEntry, type Staffed } from "./mutations.ts";
import { deadlineOf, type Offered, writeOffer } from "./offering.ts";

/**
 * Offers a free time to somebody out of turn, whoever comes before them. Whoever may offer only their own time offers it
 * with themselves. @throws TryAgain
 */
export async function offerOutOfTurn(
  scope: TenantScope,
  by: Staffed,
  { entryId, start }: { entryId: string; start: Minute },
): Promise<Result<Offered, Problem>> {
  try {
    return await onEntry(scope, by, entryId, async (tx, entry) => {
      const { services } = await readCatalogue(tx, scope);
      const service = services.find(({ id, active }) => id === entry.serviceId && active);
      if (!service) return err(problem("not_found"));
      const [who] = await readLine(tx, scope, entry.serviceId, entry.id);
      if (!who)
        return err(
          problem("illegal_transition", { detail: "They have an offer already, or no longer wait." }),
        );
      const now = minuteCeil(await databaseNow(tx));
      const deadline = deadlineOf(service, who, start, now);
      if (deadline === null) return err(problem("too_soon"));
      const staffId = who.staffId ?? by.reach?.[0] ?? null;
      const offered = await writeOffer(tx, scope, {
        service,
        who: { ...who, staffId },
        start,
        deadline,
        now,
      });
      await auditEntry(tx, scope, by, "offered", entry.id);
      return ok(offered);
    });
  } catch (error) {
    if (error instanceof Taken) return err(problem("slot_taken"));
    throw error;
  }
}

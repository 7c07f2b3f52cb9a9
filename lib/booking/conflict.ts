import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type MeanwhileChange, type Problem, problem } from "#lib/errors.ts";
import { formatOffsetDateTime, minuteFloor } from "#lib/time/instant.ts";
import { type Actor, isBusiness } from "./actor.ts";
import { readChangeNames } from "./change-names.ts";
import { changesOf } from "./changes.ts";

interface Changed {
  id: string;
  version: number;
  status: string;
  startsAt: Date;
  endsAt: Date;
  customerTimezone: string;
  party: number;
  service: { slug: string };
  staff: { slug: string } | null;
}

const sides: Record<string, MeanwhileChange["by"]> = {
  customer: "customer",
  member: "business",
  api_key: "business",
  mail_link: "business",
};

/**
 * `version_conflict` with what happened since the version that somebody saw (B17). Customers hear that the business did
 * it, not who; ids of people are told to nobody.
 */
export async function readConflict(
  tx: Tx,
  scope: TenantScope,
  booking: Changed,
  seen: number,
  actor: Actor,
): Promise<Problem> {
  const { tenantId } = scope;
  const events = await tx.bookingEvent.findMany({
    where: { tenantId, bookingId: booking.id, version: { gt: seen } },
    orderBy: { version: "asc" },
  });
  const authors = isBusiness(actor) ? await memberNames(tx, scope, events) : new Map<string, string>();
  const changed = events.map((event) => ({ event, fields: changesOf(event.before, event.after) }));
  const named = await readChangeNames(
    tx,
    scope,
    changed.flatMap(({ fields }) => fields),
  );
  return problem("version_conflict", {
    current: {
      version: booking.version,
      status: booking.status,
      start: formatOffsetDateTime(minuteFloor(booking.startsAt), booking.customerTimezone),
      durationMinutes: minuteFloor(booking.endsAt) - minuteFloor(booking.startsAt),
      staff: booking.staff?.slug ?? null,
      service: booking.service.slug,
      party: booking.party,
    },
    changes: changed.flatMap(({ event, fields }) =>
      fields.map((change) => ({
        ...change,
        ...named(change),
        by: sides[event.actorKind] ?? "system",
        byName: authors.get(event.actorId ?? "") ?? null,
        at: formatOffsetDateTime(minuteFloor(event.createdAt), booking.customerTimezone),
      })),
    ),
  });
}

/** By user id, the name of the staff member that they are; who is none has no name here. */
async function memberNames(
  tx: Tx,
  { tenantId }: TenantScope,
  events: readonly { actorId: string | null }[],
): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { tenantId, userId: { in: events.flatMap(({ actorId }) => actorId ?? []) } },
    select: { userId: true, staff: { select: { name: true } } },
  });
  return new Map(members.flatMap(({ userId, staff }) => (staff ? [[userId, staff.name]] : [])));
}

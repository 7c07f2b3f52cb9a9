import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId, showId } from "#lib/ids.ts";
import { wrongCursor } from "#lib/page-cursor.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { formatOffsetDateTime, formatUtc, minuteFloor } from "#lib/time/instant.ts";
import { storedAnswers, wishOf } from "./stored.ts";

interface ListQuery {
  /** Slug. */
  service?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Those who wait, service by service in the business's order, each in their own, a page at a time. @throws TryAgain */
export const listWaiting = (scope: TenantScope, query: ListQuery) =>
  withTenant(scope, async (tx): Promise<Result<WaitlistPage, Problem>> => {
    const { tenantId } = scope;
    const { services, staff } = await readCatalogue(tx, scope);
    const service = services.find(({ slug }) => slug === query.service);
    if (query.service !== undefined && !service) return err(problem("not_found"));
    const after = query.cursor === undefined ? null : readId("waitlistEntry", query.cursor);
    if (query.cursor !== undefined && !after) return err(wrongCursor);
    const rows = await tx.waitlistEntry.findMany({
      where: { tenantId, state: "waiting", ...(service ? { serviceId: service.id } : {}) },
      orderBy: [{ serviceId: "asc" }, { rank: "asc" }, { id: "asc" }],
      take: query.limit + 1,
      ...(after ? { cursor: { tenantId_id: { tenantId, id: after } }, skip: 1 } : {}),
      include: { offers: { where: { state: "open" } } },
    });
    const page = rows.slice(0, query.limit);
    const entries = page.map((row) => {
      const { fromDate, toDate, staffId, ...wish } = wishOf(row);
      const [offer] = row.offers;
      const at = (date: Date) => formatOffsetDateTime(minuteFloor(date), row.timezone);
      return {
        id: showId("waitlistEntry", row.id),
        service: services.find(({ id }) => id === row.serviceId)?.slug ?? "",
        staff: staff.find(({ id }) => id === staffId)?.slug ?? null,
        ...wish,
        weekdays: [...wish.weekdays],
        times: wish.times.map((span) => ({ ...span })),
        from: fromDate,
        to: toDate,
        customer: {
          id: showId("customer", row.customerId),
          name: row.name,
          email: row.email,
          phone: row.phone,
          timezone: row.timezone,
        },
        answers: storedAnswers.parse(row.answers),
        createdAt: formatUtc(minuteFloor(row.createdAt)),
        offer: offer
          ? { start: at(offer.startsAt), end: at(offer.endsAt), deadline: at(offer.deadline) }
          : null,
      };
    });
    const last = page.at(-1);
    const nextCursor = rows.length > page.length && last ? showId("waitlistEntry", last.id) : null;
    return ok({ entries, nextCursor });
  });

export interface WaitlistPage {
  entries: {
    id: string;
    service: string;
    staff: string | null;
    party: number;
    durationMinutes: number | null;
    from: string;
    to: string;
    weekdays: number[];
    times: { from: number; to: number }[];
    customer: { id: string; name: string; email: string; phone: string | null; timezone: string };
    answers: Record<string, string>;
    createdAt: string;
    offer: { start: string; end: string; deadline: string } | null;
  }[];
  nextCursor: string | null;
}

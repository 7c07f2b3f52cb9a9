import { type Actor, isBusiness } from "#lib/booking/actor.ts";
import { answerRow, findReplay, type Idempotency } from "#lib/booking/idempotency.ts";
import { resolveNames } from "#lib/booking/names.ts";
import { resolveBooker } from "#lib/customers/booker.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { customerKey } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { queueWaitlist } from "#lib/messages/waitlist.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { formatOffsetDateTime, minuteCeil } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { readFree } from "./data.ts";
import { deadlineOf } from "./offering.ts";
import type { JoinInput } from "./schema.ts";
import { fits, type Wish } from "./wish.ts";

export interface JoinRequest extends JoinInput {
  actor: Actor;
  source: "page" | "api" | "dashboard";
  idempotency?: Idempotency;
}

export interface Joined {
  entryId: string;
  /** They stood in the line already: their wish is another now, their place is the same. */
  again: boolean;
}

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);
const refuse = (path: string, message: string) => err(problem("invalid", { errors: [{ path, message }] }));

/**
 * Puts somebody on a service's waitlist. Whoever stands there already changes their wish and keeps their place: one person
 * stands once, whatever comes twice or at once. A customer whose wish is free now is not let wait for it:
 * `illegal_transition` with those times. @throws TryAgain
 */
export const joinWaitlist = (
  scope: TenantScope,
  request: JoinRequest,
  at: Date = new Date(),
): Promise<Result<Joined, Problem>> => withTenantSerializable(scope, (tx) => join(tx, scope, request, at));

async function join(
  tx: Tx,
  scope: TenantScope,
  request: JoinRequest,
  at: Date,
): Promise<Result<Joined, Problem>> {
  const { actor, idempotency } = request;
  if (idempotency) {
    const before = await findReplay<Joined>(tx, scope, idempotency);
    if (before.kind === "mismatch") return err(problem("idempotency_mismatch"));
    if (before.kind === "replay") return ok(before.view);
  }
  const catalogue = await readCatalogue(tx, scope);
  const named = resolveNames(catalogue, request);
  if (!named.ok) return named;
  const { service, staffId = null } = named.value;
  if (service.waitlistMinutes === null) return refuse("service", "Nobody can wait for this service.");
  const now = minuteCeil(at);
  if (request.to < localDateAt(now, service.rules.zone)) return refuse("to", "This day is over.");
  const wish: Wish = {
    fromDate: request.from,
    toDate: request.to,
    weekdays: request.weekdays ?? [],
    times: request.times ?? [],
    staffId,
    party: request.party ?? 1,
    durationMinutes: request.durationMinutes ?? null,
  };
  if (!isBusiness(actor)) {
    const alternatives = await freeNow(tx, scope, service, wish, request);
    if (alternatives.length > 0)
      return err(
        problem("illegal_transition", {
          detail: "Times that fit are free now. Book one of them.",
          alternatives,
        }),
      );
  }
  const { timezone } = catalogue.tenant;
  const customer = await resolveBooker(tx, scope, actor, request.customer, timezone);
  if (!customer.ok) return customer;
  const joined = await write(tx, scope, {
    request,
    service,
    wish,
    customerId: customer.value,
    locale: catalogue.tenant.locale,
    at,
  });
  if (idempotency) await tx.$executeRaw(answerRow(scope, idempotency, joined.entryId, joined));
  return ok(joined);
}

const shown = 5;

/** Starts that fit and could be offered now: RFC 3339, the soonest first. */
async function freeNow(
  tx: Tx,
  scope: TenantScope,
  service: CatalogueService,
  wish: Wish,
  { timezone }: JoinRequest,
): Promise<string[]> {
  const now = minuteCeil(new Date());
  const free = await readFree(tx, scope, service, [wish], now);
  const fitting = free(wish).filter(
    ({ from }) =>
      fits(wish, from, service.rules.zone) && deadlineOf(service, { timezone }, from, now) !== null,
  );
  return fitting.slice(0, shown).map(({ from }) => formatOffsetDateTime(from, timezone));
}

interface Order {
  request: JoinRequest;
  service: CatalogueService;
  wish: Wish;
  customerId: string;
  locale: string;
  at: Date;
}

async function write(tx: Tx, scope: TenantScope, order: Order): Promise<Joined> {
  const { request, service, wish, customerId, at } = order;
  const { tenantId } = scope;
  const { email, name, phone, locale = order.locale } = request.customer;
  const emailKey = customerKey(email);
  const { fromDate, toDate, times, ...plain } = wish;
  const wished = {
    ...plain,
    weekdays: [...wish.weekdays],
    times: times.map((span) => ({ ...span })),
    fromDate: midnight(fromDate),
    toDate: midnight(toDate),
    answers: request.answers ?? {},
    timezone: request.timezone,
  };
  const to = { email: email.address, locale, timezone: request.timezone };
  // Conflict-free, as everywhere: whoever stands there already is found by what did not come back.
  const [made] = await tx.waitlistEntry.createManyAndReturn({
    data: [
      {
        ...{ tenantId, id: newId(), serviceId: service.id, customerId, ...wished },
        ...{ name, email: email.address, emailKey, phone: phone || null, locale },
        source: request.source,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (made) {
    await queueWaitlist(tx, scope, { kind: "joined", id: made.id, version: 1 }, to);
    return { entryId: made.id, again: false };
  }
  // Who they are stays as it was: whoever types an address proves nothing by it (A19).
  const [changed] = await tx.waitlistEntry.updateManyAndReturn({
    where: { tenantId, serviceId: service.id, emailKey, state: "waiting" },
    data: { ...wished, version: { increment: 1 }, updatedAt: at },
    select: { id: true, version: true, email: true },
  });
  // The place itself was taken, to the microsecond, by somebody else.
  if (!changed) throw new Error("A place in the waitlist could not be given.");
  await queueWaitlist(tx, scope, { kind: "joined", ...changed }, { ...to, email: changed.email });
  return { entryId: changed.id, again: true };
}

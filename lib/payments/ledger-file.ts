import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId, referenceOf } from "#lib/ids.ts";
import { decimalText } from "#lib/money.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { csvLine } from "#lib/transfer/csv.ts";
import { streamOf } from "#lib/transfer/export.ts";
import { attachment } from "#lib/transfer/file-name.ts";

/** Programs read the names of these columns: they are the same in every language. */
const columns = ["date", "kind", "amount", "currency", "booking", "stripe_reference", "balance"];

const page = 500;

interface Last {
  occurredAt: Date;
  reference: string;
}

/** In the order in which it happened; a fee of the same moment comes after what it is a fee of, by its name. */
const readPage = (scope: TenantScope, last: Last | undefined) =>
  withTenant(scope, (tx) =>
    tx.ledgerEntry.findMany({
      where: {
        tenantId: scope.tenantId,
        ...(last
          ? {
              OR: [
                { occurredAt: { gt: last.occurredAt } },
                { occurredAt: last.occurredAt, reference: { gt: last.reference } },
              ],
            }
          : {}),
      },
      orderBy: [{ occurredAt: "asc" }, { reference: "asc" }],
      take: page,
    }),
  );

const two = (value: number) => String(value).padStart(2, "0");

/** "2026-12-01 09:05" by the clocks of the business. */
function wallText(at: Date, zone: string): string {
  const minute = minuteFloor(at);
  const ofDay = minuteOfDayAt(minute, zone);
  return `${localDateAt(minute, zone)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/**
 * The ledger as CSV, a page of rows at a time, each read in a short transaction of its own: nothing is held open, and
 * nothing more is read once the reader has gone (case L10). The balance adds up what stands above, by currency.
 * @throws TryAgain
 */
export async function* ledgerChunks(scope: TenantScope, zone: string): AsyncGenerator<string, void> {
  yield csvLine(columns);
  const balances = new Map<string, number>();
  for (let last: Last | undefined; ; ) {
    const rows = await readPage(scope, last);
    let text = "";
    for (const { occurredAt, kind, amount, currency, bookingId, reference } of rows) {
      const balance = (balances.get(currency) ?? 0) + amount;
      balances.set(currency, balance);
      text += csvLine([
        ...[wallText(occurredAt, zone), kind, { number: decimalText(amount, currency) }, currency],
        ...[bookingId ? referenceOf(bookingId).toUpperCase() : "", reference],
        { number: decimalText(balance, currency) },
      ]);
    }
    if (text) yield text;
    last = rows.at(-1);
    if (rows.length < page) return;
  }
}

/** The ledger as a file to save. Who took it is in the audit log. @throws TryAgain */
export async function downloadLedger(
  scope: TenantScope,
  { slug, timezone }: Pick<TenantProfile, "slug" | "timezone">,
  actor: Actor,
  at: Date,
): Promise<Response> {
  await withTenant(scope, (tx) =>
    tx.auditEntry.create({
      data: {
        ...{ tenantId: scope.tenantId, id: newId(), ...actorColumns(actor) },
        ...{ action: "export.taken", target: "ledger" },
      },
      select: { id: true },
    }),
  );
  return new Response(streamOf(ledgerChunks(scope, timezone)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${slug}-ledger-${localDateAt(minuteFloor(at), timezone)}.csv`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

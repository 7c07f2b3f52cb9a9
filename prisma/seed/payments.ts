import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { refreshAccount } from "#lib/payments/account.ts";
import { createAccount } from "#lib/stripe/accounts.ts";

/** The sandbox starts beside the seed and needs a moment, in milliseconds. */
const patience = 20_000;

const isLocal = (base: string | undefined): base is string =>
  base !== undefined &&
  URL.canParse(base) &&
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(base).hostname);

/**
 * Gives the demo an account that can charge, where Stripe is the sandbox on this machine: with anybody's real keys it does
 * nothing. Run again it finds the account, also one that somebody has disconnected.
 */
export async function seedAccount(
  db: Db,
  scope: TenantScope,
  business: { name: string; email: string },
  base: string | undefined,
): Promise<void> {
  const { tenantId } = scope;
  if (!isLocal(base)) return;
  if ((await db.paymentAccount.count({ where: { tenantId } })) > 0) return;
  await untilThere(base);
  const { id } = await createAccount({
    ...{ key: `${tenantId}/demo`, email: business.email, business: business.name },
  });
  const told = await fetch(`${base.replace(/\/$/, "")}/control/stripe/onboard`, {
    ...{ method: "POST", body: JSON.stringify({ account: id }) },
  });
  if (!told.ok) throw new Error(`The sandbox did not finish the account: ${await told.text()}`);
  await db.paymentAccount.create({
    data: { tenantId, id: newId(), stripeAccountId: id, createdBy: "demo" },
  });
  await refreshAccount(scope, id);
}

async function untilThere(base: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200))
    if (await fetch(base).catch(() => null)) return;
}

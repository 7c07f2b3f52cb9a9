import { platformDb } from "#lib/db/client.ts";
import { type FixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { type Setup, type SetupService, weekdays } from "#prisma/seed/setup.ts";
import { type JoinRequest, joinWaitlist } from "./joining.ts";

// What tests of the waitlist are made of.

let people = 0;
const zone = "America/New_York";

/** Somebody new who takes any time of the next three weeks of the fixture salon's cut, unless `change` says otherwise. */
export function waits(change: Partial<JoinRequest> = {}): JoinRequest {
  const address = `waiting-${++people}@example.com`;
  const today = localDateAt(minuteFloor(new Date()), zone);
  return {
    service: "cut",
    from: today,
    to: addDays(today, 21),
    timezone: "Asia/Kathmandu",
    customer: { name: "Wanda Waiting", email: { address, key: address } },
    actor: { kind: "customer" },
    source: "page",
    ...change,
  };
}

/** Joins, and says who that is. */
export async function joined({ scope }: FixtureTenant, change: Partial<JoinRequest> = {}): Promise<string> {
  const result = await joinWaitlist(scope, waits(change));
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ""}`);
  return result.value.entryId;
}

/** A salon that is open for one single cut, which `seats` people may share; always, whatever the zone. */
export function oneStart(start: number, seats = 1, service: Partial<SetupService> = {}): Setup {
  const at = new Date(start * 60_000);
  const from = at.getUTCHours() * 60;
  const weekly = weekdays([at.getUTCDay() || 7], from, from + 30);
  return salon(
    { schedules: [{ slug: "always", timezone: "UTC", weekly }] },
    { capacity: seats, horizonDays: 4, stepMinutes: 30, ...service },
  );
}

/** The latest offer to somebody. */
export const offerTo = (entryId: string) =>
  platformDb().waitlistOffer.findFirst({ where: { entryId }, orderBy: { createdAt: "desc" } });

export const entryOf = (id: string) => platformDb().waitlistEntry.findFirstOrThrow({ where: { id } });

/** Lets an open offer run out, as the database's clock would. */
export async function runOut(entryId: string): Promise<void> {
  const past = new Date(Date.now() - 90_000);
  const offer = await platformDb().waitlistOffer.findFirstOrThrow({ where: { entryId, state: "open" } });
  const where = { holdId: offer.holdId };
  await platformDb().waitlistOffer.updateMany({ where: { id: offer.id }, data: { deadline: past } });
  await platformDb().hold.updateMany({ where: { id: offer.holdId }, data: { expiresAt: past } });
  await platformDb().allocation.updateMany({ where, data: { holdExpiresAt: past } });
  await platformDb().seat.updateMany({ where, data: { holdExpiresAt: past } });
}

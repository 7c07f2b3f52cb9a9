import type { World } from "./bookings.ts";
import { type Acknowledged, isSameInstant } from "./journal.ts";
import type { Target } from "./target.ts";
import { field, type Wish } from "./wire.ts";

const abreast = 24;
const legal = new Set(["held", "confirmed", "completed", "no_show", "expired", "declined", "cancelled"]);

/** How a booking as it is differs from what was promised, as a sentence; null where it does not. */
export function brokenPromise(
  promised: Acknowledged,
  now: { status: string; version: number; start: string },
) {
  const { id, doubtful } = promised;
  const story = `${id}: promised ${promised.status} v${promised.version} ${promised.start}, is ${now.status} v${now.version} ${now.start}`;
  if (!legal.has(now.status)) return { what: "a status that does not exist", story };
  if (now.version < promised.version) return { what: "an older version than was promised", story };
  if (now.version > promised.version) return doubtful ? null : { what: "changed by nobody", story };
  const same = now.status === promised.status && isSameInstant(now.start, promised.start);
  return same ? null : { what: "not as it was promised", story };
}

/**
 * When the load is over: every booking that was acknowledged is read once more and compared.
 * @returns how many were compared
 */
export async function checkPromises(world: World, targets: readonly Target[]): Promise<number> {
  const waiting = [...world.journal.bookings.values()];
  let compared = 0;
  const worker = async () => {
    for (let promised = waiting.pop(); promised; promised = waiting.pop()) {
      const wish = reading(promised, targets);
      if (!wish) continue;
      const { answer } = await world.call("read at the end", wish);
      compared++;
      if (answer?.status !== 200) {
        world.tally.found("a booking was lost", `${promised.id}: ${answer?.status ?? "no answer"}`);
        continue;
      }
      const broken = brokenPromise(promised, {
        status: field(answer.body, "status"),
        version: Number(field(answer.body, "version")),
        start: field(answer.body, "start"),
      });
      if (broken) world.tally.found(broken.what, broken.story);
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return compared;
}

/** With the customer's link, or with the business's key; null where we have neither. */
function reading({ tenant, id, token }: Acknowledged, targets: readonly Target[]): Wish | null {
  if (token) return { method: "GET", path: `/api/v1/bookings/${token}` };
  const key = targets.find((target) => target.tenant === tenant)?.key;
  if (!key) return null;
  return {
    method: "GET",
    path: `/api/v1/${tenant}/bookings/${id}`,
    headers: { authorization: `Bearer ${key}` },
  };
}

import { randomBytes, randomInt } from "node:crypto";
import type { Call } from "./calls.ts";
import type { Acknowledged, Journal } from "./journal.ts";
import type { Tally } from "./tally.ts";
import type { Target, TargetService } from "./target.ts";
import { type Answer, field } from "./wire.ts";

/** What every actor in the load works with. */
export interface World {
  call: Call;
  journal: Journal;
  tally: Tally;
  /** In every mail address, so that the rows of this run can be found. */
  run: string;
}

export interface FreeTime {
  start: string;
  staff: string[];
}

const zones = ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati", "UTC"];
let count = 0;

export const pick = <T>(list: readonly T[]): T | undefined =>
  list[list.length > 0 ? randomInt(list.length) : 0];

const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Free times of a few days; crowds want the near ones, so mostly those. */
export async function freeTimes(world: World, target: Target, service: TargetService): Promise<FreeTime[]> {
  const day = Math.random() < 0.7 ? randomInt(1, 5) : randomInt(5, 40);
  const path = `/api/v1/${target.tenant}/services/${service.slug}/slots?from=${dayAhead(day)}&to=${dayAhead(day + 1)}&timezone=UTC`;
  const { answer } = await world.call("look at times", { method: "GET", path });
  if (answer?.status !== 200) return [];
  const slots: unknown =
    typeof answer.body === "object" && answer.body ? Reflect.get(answer.body, "slots") : [];
  if (!Array.isArray(slots)) return [];
  return slots.map((slot: unknown) => {
    const staff: unknown = typeof slot === "object" && slot ? Reflect.get(slot, "staff") : [];
    return { start: field(slot, "start"), staff: Array.isArray(staff) ? staff.map(String) : [] };
  });
}

export interface Wanted {
  start: string;
  staff?: string | undefined;
  party?: number | undefined;
}

/** A placement as it is sent, also again: with a key and an address that no other has. */
export function newPlacement(world: World, target: Target, service: TargetService, wanted: Wanted) {
  const key = `torture-${randomBytes(12).toString("hex")}`;
  const email = `${world.run}-${++count}@example.com`;
  const body = {
    service: service.slug,
    ...wanted,
    timezone: pick(zones) ?? "UTC",
    customer: { name: `Torture ${count}`, email },
  };
  world.journal.place({ tenant: target.tenant, key, body, email });
  return { key, body };
}

/** What one placement came to; `name` is what it is counted as. @returns the booking, where there is one */
export async function place(
  { call, journal, tally }: World,
  target: Target,
  { key, body }: { key: string; body: unknown },
  name = "book",
): Promise<{ booking: Acknowledged | null; answer: Answer | null }> {
  const path = `/api/v1/${target.tenant}/bookings`;
  const { answer } = await call(name, { method: "POST", path, body, headers: { "idempotency-key": key } });
  const placed = journal.placements.get(key);
  if (answer?.status === 201) {
    const id = field(answer.body, "id");
    placed?.ids.add(id);
    if (placed && placed.ids.size > 1)
      tally.found("one key, two bookings", `${key}: ${[...placed.ids].join(", ")}`);
    const other = journal.bookings.get(id);
    if (other && other.key !== key) tally.found("one id for two bookings", `${id}: ${other.key}, ${key}`);
    return { booking: journal.acknowledge(target.tenant, answer.body, key), answer };
  }
  // A refusal is not remembered under the key, a booking is.
  const said = answer?.status ?? 503;
  if (placed && (said === 503 || said === 429)) placed.unsure = true;
  else if (placed && placed.ids.size > 0)
    tally.found("refused after it was booked under the same key", `${key}: ${said}`);
  return { booking: null, answer };
}

/** Takes down what a change was answered with; a booking that its own link no longer opens is lost. */
export function changed(
  world: World,
  booking: Acknowledged,
  name: string,
  outcome: Awaited<ReturnType<Call>>,
): void {
  const { answer, doubtful } = outcome;
  if (!answer || answer.status === 503) booking.doubtful = true;
  else if (answer.status === 200) {
    if (field(answer.body, "id") !== booking.id)
      world.tally.found(
        "another booking was answered with",
        `${name} of ${booking.id}: ${field(answer.body, "id")}`,
      );
    else world.journal.acknowledge(booking.tenant, answer.body);
  } else if (answer.status === 404) world.tally.found("a booking was lost", `${name} of ${booking.id}: 404`);
  // The first attempt may have done it and its answer was lost: the second is then told that it cannot be done again.
  if (doubtful && answer && answer.status !== 200) booking.doubtful = true;
}

import { isDeepStrictEqual } from "node:util";
import { toWallSpan, toWeeklySpans } from "./hours.ts";
import type { Configuration } from "./schema.ts";

// A document's parts as columns. Ids of what they name are filled in by `ids`, which the writer keeps.

export interface Ids {
  location: ReadonlyMap<string, string>;
  schedule: ReadonlyMap<string, string>;
  policy: ReadonlyMap<string, string>;
  staff: ReadonlyMap<string, string>;
  resource: ReadonlyMap<string, string>;
}

/** The id behind a name that `checkConfiguration` has found in the document. */
export function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug);
  if (!id) throw new Error(`The configuration names "${slug}", which was not written`);
  return id;
}

/** Whether a row already says what is wanted; the order of keys in JSON columns does not matter. */
export const says = (row: object, wanted: object): boolean =>
  Object.entries(wanted).every(([key, value]) => isDeepStrictEqual(Reflect.get(row, key), value));

type Part<K extends keyof Configuration> = Configuration[K] extends readonly (infer T)[] ? T : never;

export const locationRow = (part: Part<"locations">, position: number) => ({
  slug: part.slug,
  name: part.name,
  timezone: part.timezone,
  kind: part.kind,
  address: part.address ?? "",
  position,
});

export const scheduleRow = (part: Part<"schedules">) => ({
  slug: part.slug,
  timezone: part.timezone,
  weekly: toWeeklySpans(part.weekly).map(({ weekday, from, to }) => ({ weekday, from, to })),
});

/** Dated days in order; a closed day has no spans. */
export const exceptionRows = (part: Part<"schedules">) =>
  part.exceptions
    .map(({ date, open = [], reason = "" }) => ({
      date: new Date(`${date}T00:00:00Z`),
      spans: open.map(toWallSpan).map(({ from, to }) => ({ from, to })),
      reason,
    }))
    .sort((a, b) => a.date.getTime() - b.date.getTime());

export const policyRow = (part: Part<"policies">) => ({
  slug: part.slug,
  tiers: part.tiers.map((tier) => ({ ...tier })),
  afterMove: part.afterMove,
});

export const resourceRow = (part: Part<"resources">, position: number, ids: Pick<Ids, "schedule">) => ({
  slug: part.slug,
  name: part.name,
  scheduleId: part.schedule === undefined ? null : idOf(ids.schedule, part.schedule),
  position,
});

export const staffRow = (part: Part<"staff">, position: number, ids: Pick<Ids, "schedule">) => ({
  slug: part.slug,
  name: part.name,
  email: part.email?.address ?? null,
  scheduleId: idOf(ids.schedule, part.schedule),
  active: part.active,
  position,
});

/** JSON columns hold no `undefined`. */
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));

export const serviceRow = (
  part: Part<"services">,
  position: number,
  ids: Pick<Ids, "location" | "policy">,
) => ({
  slug: part.slug,
  name: part.name,
  description: part.description ?? "",
  durationMinutes: part.durationMinutes,
  bufferBeforeMinutes: part.bufferBeforeMinutes,
  bufferAfterMinutes: part.bufferAfterMinutes,
  stepMinutes: part.stepMinutes,
  minimumNoticeMinutes: part.minimumNoticeMinutes,
  horizonDays: part.horizonDays,
  capacity: part.capacity,
  assignment: part.assignment,
  locationId: idOf(ids.location, part.location),
  price: part.price,
  payment: given(part.payment),
  policyId: part.policy === undefined ? null : idOf(ids.policy, part.policy),
  limits: given(part.limits),
  reminders: part.reminders.map((reminder) => ({ ...reminder })),
  active: part.active,
  position,
});

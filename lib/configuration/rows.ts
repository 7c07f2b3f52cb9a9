import { isDeepStrictEqual } from "node:util";
import { dayNames, toWallSpan, toWeeklySpans, type WeeklyHours } from "./hours.ts";
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

/** Whether rows, in order, say something else than is wanted. */
export const differ = (rows: readonly object[], wanted: readonly object[]): boolean =>
  rows.length !== wanted.length || wanted.some((row, i) => !says(rows[i] ?? {}, row));

type Part<K extends keyof Configuration> = Configuration[K] extends readonly (infer T)[] ? T : never;

export const tenantRow = ({
  weekStart,
  description,
  email,
  phone,
  accent,
  paymentHoldMinutes,
  ...business
}: Configuration["business"]) => ({
  ...business,
  weekStart: dayNames.indexOf(weekStart) + 1,
  ...(description === undefined ? {} : { description }),
  ...(email === undefined ? {} : { email: email?.address ?? null }),
  ...(phone === undefined ? {} : { phone: phone || null }),
  ...(accent === undefined ? {} : { accent }),
  ...(paymentHoldMinutes === undefined ? {} : { paymentHoldMinutes }),
});

const optionalId = (ids: ReadonlyMap<string, string>, slug: string | undefined): string | null =>
  slug === undefined ? null : idOf(ids, slug);

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

export const locationRow = (part: Part<"locations">, position: number, ids: Pick<Ids, "schedule">) => ({
  slug: part.slug,
  name: part.name,
  timezone: part.timezone,
  kind: part.kind,
  address: part.address ?? "",
  scheduleId: optionalId(ids.schedule, part.schedule),
  position,
});

const weeklyRow = (weekly: readonly WeeklyHours[]) =>
  toWeeklySpans(weekly).map(({ weekday, from, to }) => ({ weekday, from, to }));

export const scheduleRow = (part: Part<"schedules">) => ({
  slug: part.slug,
  timezone: part.timezone,
  weekly: weeklyRow(part.weekly),
});

export const periodRows = (part: Part<"schedules">) =>
  part.periods
    .map(({ from, to, timezone = part.timezone, weekly, reason = "" }) => ({
      fromDate: midnight(from),
      toDate: midnight(to),
      timezone,
      weekly: weeklyRow(weekly),
      reason,
    }))
    .sort((a, b) => a.fromDate.getTime() - b.fromDate.getTime());

/** Dated days in order; a closed day has no spans. */
export const exceptionRows = (part: Part<"schedules">) =>
  part.exceptions
    .map(({ date, open = [], reason = "" }) => ({
      date: midnight(date),
      spans: open.map(toWallSpan).map(({ from, to }) => ({ from, to })),
      reason,
    }))
    .sort((a, b) => a.date.getTime() - b.date.getTime());

export const resourceRow = (part: Part<"resources">, position: number, ids: Pick<Ids, "schedule">) => ({
  slug: part.slug,
  name: part.name,
  scheduleId: optionalId(ids.schedule, part.schedule),
  position,
});

/** JSON columns hold no `undefined`. */
const given = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));

export const staffRow = (part: Part<"staff">, position: number, ids: Pick<Ids, "schedule">) => ({
  slug: part.slug,
  name: part.name,
  email: part.email?.address ?? null,
  scheduleId: idOf(ids.schedule, part.schedule),
  limits: given(part.limits),
  active: part.active,
  position,
});

export const serviceRow = (
  part: Part<"services">,
  position: number,
  ids: Pick<Ids, "location" | "policy" | "schedule">,
) => ({
  slug: part.slug,
  name: part.name,
  description: part.description ?? "",
  durationMinutes: part.durationMinutes,
  durations: part.durations.map((choice) => ({ ...choice })),
  bufferBeforeMinutes: part.bufferBeforeMinutes,
  bufferAfterMinutes: part.bufferAfterMinutes,
  stepMinutes: part.stepMinutes,
  alignment: part.alignment,
  minimumNoticeMinutes: part.minimumNoticeMinutes,
  horizonDays: part.horizonDays,
  bookableFrom: part.bookableFrom === undefined ? null : midnight(part.bookableFrom),
  bookableTo: part.bookableTo === undefined ? null : midnight(part.bookableTo),
  capacity: part.capacity,
  assignment: part.assignment,
  balanceDays: part.balanceDays,
  locationId: idOf(ids.location, part.location),
  scheduleId: optionalId(ids.schedule, part.schedule),
  price: part.price,
  payment: given(part.payment),
  noShowFee: part.noShowFee,
  policyId: optionalId(ids.policy, part.policy),
  limits: given(part.limits),
  reminders: part.reminders.map((reminder) => ({ ...reminder })),
  approval: part.approval,
  approvalHours: part.approvalHours,
  waitlistMinutes: part.waitlist === false ? null : part.waitlist.offerMinutes,
  active: part.active,
  position,
});

import type { ServiceInput } from "./schema.ts";

const midnight = (date: string | null): Date | null => (date === null ? null : new Date(`${date}T00:00:00Z`));

/** A service's own columns, as its editor's input says; what other rows it belongs to is the caller's to find. */
export function serviceColumns(input: ServiceInput) {
  const {
    editing: _,
    location: _l,
    policy: _p,
    staff: _s,
    resources: _r,
    weights: _w,
    perDay,
    perWeek,
    perCustomer,
    reminders,
    bookableFrom,
    bookableTo,
    ...plain
  } = input;
  return {
    ...plain,
    bookableFrom: midnight(bookableFrom),
    bookableTo: midnight(bookableTo),
    limits: {
      ...(perDay && { perDay }),
      ...(perWeek && { perWeek }),
      ...(perCustomer && { perCustomer }),
    },
    reminders: reminders.map((hoursBefore) => ({ hoursBefore })),
  };
}

import type { FieldError } from "#lib/errors.ts";
import { tierErrors } from "#lib/policies/schema.ts";
import type { Configuration } from "./schema.ts";
import { absenceOf, isSkipped } from "./time-off.ts";

/** Every place that says a name twice. */
function repeated(list: string, slugs: readonly string[], what: string): FieldError[] {
  return slugs.flatMap((slug, i) =>
    slugs.indexOf(slug) < i ? [{ path: `${list}[${i}]${what}`, message: `"${slug}" is there twice.` }] : [],
  );
}

const unknown = (path: string, slug: string, kind: string): FieldError => ({
  path,
  message: `There is no ${kind} "${slug}" in this document.`,
});

/** What a schema cannot see: names that point at nothing, names given twice, numbers that do not fit together. */
export function checkConfiguration(document: Configuration): FieldError[] {
  const names = (list: readonly { slug: string }[]) => new Set(list.map(({ slug }) => slug));
  const locations = names(document.locations);
  const schedules = names(document.schedules);
  const staff = names(document.staff);
  const resources = names(document.resources);
  const policies = names(document.policies);
  const lists = ["locations", "schedules", "staff", "resources", "policies", "services"] as const;
  return [
    ...lists.flatMap((list) =>
      repeated(
        list,
        document[list].map(({ slug }) => slug),
        ".slug",
      ),
    ),
    ...document.schedules.flatMap(({ exceptions }, i) =>
      repeated(
        `schedules[${i}].exceptions`,
        exceptions.map(({ date }) => date),
        ".date",
      ),
    ),
    ...document.schedules.flatMap(({ periods }, i) => checkPeriods(periods, `schedules[${i}]`)),
    ...(["locations", "staff", "resources", "services"] as const).flatMap((list) =>
      document[list].flatMap(({ schedule }, i) =>
        schedule === undefined || schedules.has(schedule)
          ? []
          : [unknown(`${list}[${i}].schedule`, schedule, "schedule")],
      ),
    ),
    ...document.staff.flatMap((member, i) => checkTimeOff(member, document, `staff[${i}]`)),
    ...document.policies.flatMap(({ tiers }, i) =>
      tierErrors(tiers).map(({ tier, field, message }) => ({
        path: `policies[${i}].tiers[${tier}].${field}`,
        message,
      })),
    ),
    ...document.services.flatMap((service, i) => {
      const at = `services[${i}]`;
      return [
        ...service.staff.flatMap(({ staff: slug }, j) =>
          staff.has(slug) ? [] : [unknown(`${at}.staff[${j}]`, slug, "staff member")],
        ),
        ...repeated(
          `${at}.staff`,
          service.staff.map((entry) => entry.staff),
          "",
        ),
        ...service.resources.flatMap((slug, j) =>
          resources.has(slug) ? [] : [unknown(`${at}.resources[${j}]`, slug, "resource")],
        ),
        ...repeated(`${at}.resources`, service.resources, ""),
        ...(locations.has(service.location) ? [] : [unknown(`${at}.location`, service.location, "location")]),
        ...(service.policy === undefined || policies.has(service.policy)
          ? []
          : [unknown(`${at}.policy`, service.policy, "policy")]),
        ...checkLengths(service, at),
        ...checkMoney(service, at),
        ...repeated(
          `${at}.reminders`,
          service.reminders.map(({ hoursBefore }) => String(hoursBefore)),
          ".hoursBefore",
        ),
      ];
    }),
  ];
}

/** One day has one set of hours. Dates of this shape sort as text. */
const checkPeriods = (periods: Configuration["schedules"][number]["periods"], at: string): FieldError[] =>
  periods.flatMap(({ from, to }, i) =>
    periods.slice(0, i).some((other) => from <= other.to && other.from <= to)
      ? [{ path: `${at}.periods[${i}]`, message: "This period overlaps an earlier one." }]
      : [],
  );

/** Times that never come. */
function checkTimeOff(
  { timeOff, schedule }: Configuration["staff"][number],
  { schedules }: Configuration,
  at: string,
): FieldError[] {
  const hours = schedules.find(({ slug }) => slug === schedule);
  return timeOff.flatMap((entry, i) =>
    hours && isSkipped(absenceOf(entry, hours))
      ? [{ path: `${at}.timeOff[${i}].from`, message: "The clocks skip this time on that day." }]
      : [],
  );
}

type Service = Configuration["services"][number];

/** Lengths to choose from, and the dates between which they may be chosen. */
function checkLengths(service: Service, at: string): FieldError[] {
  const { durationMinutes, durations, capacity, bookableFrom, bookableTo } = service;
  const lengths = [durationMinutes, ...durations.map((choice) => choice.durationMinutes)];
  return [
    ...durations.flatMap((choice, i) =>
      lengths.indexOf(choice.durationMinutes) <= i
        ? [{ path: `${at}.durations[${i}].durationMinutes`, message: "This length is there twice." }]
        : [],
    ),
    ...(durations.length > 0 && capacity > 1
      ? [
          {
            path: `${at}.durations`,
            message: "A class has one length: everybody comes and goes together.",
          },
        ]
      : []),
    ...(bookableFrom !== undefined && bookableTo !== undefined && bookableTo < bookableFrom
      ? [{ path: `${at}.bookableTo`, message: "The last day lies before the first." }]
      : []),
  ];
}

/** What one booking may cost at most, in minor units: a column of the database holds no more. */
const dearest = 2_000_000_000;

function checkMoney({ price, durations, capacity, payment }: Service, at: string): FieldError[] {
  if (price * capacity > dearest)
    return [{ path: `${at}.price`, message: "This is too much for that many seats." }];
  const deposit = payment.kind === "deposit" ? (payment.amount ?? 0) : 0;
  return [
    ...(deposit > price
      ? [{ path: `${at}.payment.amount`, message: "The deposit is more than the price." }]
      : []),
    ...durations.flatMap((choice, i) =>
      deposit > choice.price
        ? [{ path: `${at}.durations[${i}].price`, message: "The deposit is more than this." }]
        : [],
    ),
  ];
}

import type { FieldError } from "#lib/errors.ts";
import type { Configuration } from "./schema.ts";

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
    ...document.staff.flatMap(({ schedule }, i) =>
      schedules.has(schedule) ? [] : [unknown(`staff[${i}].schedule`, schedule, "schedule")],
    ),
    ...document.resources.flatMap(({ schedule }, i) =>
      schedule === undefined || schedules.has(schedule)
        ? []
        : [unknown(`resources[${i}].schedule`, schedule, "schedule")],
    ),
    ...document.policies.flatMap(({ tiers }, i) => checkTiers(tiers, `policies[${i}]`)),
    ...document.services.flatMap((service, i) => {
      const at = `services[${i}]`;
      return [
        ...service.staff.flatMap((slug, j) =>
          staff.has(slug) ? [] : [unknown(`${at}.staff[${j}]`, slug, "staff member")],
        ),
        ...repeated(`${at}.staff`, service.staff, ""),
        ...service.resources.flatMap((slug, j) =>
          resources.has(slug) ? [] : [unknown(`${at}.resources[${j}]`, slug, "resource")],
        ),
        ...repeated(`${at}.resources`, service.resources, ""),
        ...(locations.has(service.location) ? [] : [unknown(`${at}.location`, service.location, "location")]),
        ...(service.policy === undefined || policies.has(service.policy)
          ? []
          : [unknown(`${at}.policy`, service.policy, "policy")]),
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

type Tiers = Configuration["policies"][number]["tiers"];

/** A refund never rises as the appointment comes nearer, and each line says something of its own. */
function checkTiers(tiers: Tiers, at: string): FieldError[] {
  const hours = (before: Tiers[number]["before"]) => (before === "same-day" ? -1 : before.hours);
  return tiers.flatMap(({ before, refund }, i) => {
    const path = `${at}.tiers[${i}]`;
    if (tiers.findIndex((other) => hours(other.before) === hours(before)) < i)
      return [{ path: `${path}.before`, message: "This tier is there twice." }];
    const earlier = tiers.filter((other) => hours(other.before) > hours(before));
    return earlier.some((other) => other.refund < refund)
      ? [{ path: `${path}.refund`, message: "Later must not give back more than earlier." }]
      : [];
  });
}

/** What one booking may cost at most, in minor units: a column of the database holds no more. */
const dearest = 2_000_000_000;

function checkMoney(
  { price, capacity, payment }: Configuration["services"][number],
  at: string,
): FieldError[] {
  if (price * capacity > dearest)
    return [{ path: `${at}.price`, message: "This is too much for that many seats." }];
  const deposit = payment.kind === "deposit" ? payment.amount : undefined;
  return deposit !== undefined && deposit > price
    ? [{ path: `${at}.payment.amount`, message: "The deposit is more than the price." }]
    : [];
}

import type { Minute } from "#lib/availability/rules.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, findService, findStaff } from "#lib/services/catalogue.ts";
import { inAnyLength, withDuration } from "#lib/services/durations.ts";
import { changedTerms, type Terms } from "./change-price.ts";

/** The booking as it stands. Times in minutes since the epoch, money in minor units, seats in people. */
export interface Booked extends Terms {
  from: Minute;
  to: Minute;
  serviceId: string;
  staffId: string | null;
  party: number;
}

/** What somebody wants of it; what is left out stays as it is. */
export interface ChangeWish {
  start?: Minute | undefined;
  /** Slugs. */
  staff?: string | undefined;
  service?: string | undefined;
  party?: number | undefined;
  durationMinutes?: number | undefined;
}

export type ChangedField = "start" | "staff" | "service" | "party" | "durationMinutes";

export interface ChangePlan extends Terms {
  /** Empty: it is as wished for already. */
  changed: ReadonlySet<ChangedField>;
  /** As it will be, in the length it will have. */
  service: CatalogueService;
  start: Minute;
  party: number;
  /** Whom to ask, the most wished for first; undefined: whoever is free. */
  staffIds: readonly [string | undefined, ...(string | undefined)[]];
  /** Only seats come or go: time, people and room stay as they are. */
  seatsOnly: boolean;
}

/** Who asks: the business may change everything, and staff who have their own calendar only stay in it. */
export interface Reach {
  business: boolean;
  /** The one person in whose calendar it has to stay; null: no such bound. */
  only: string | null;
}

const invalid = (path: string, message: string) => err(problem("invalid", { errors: [{ path, message }] }));

/**
 * What a change comes to, before it is asked whether the time is free: the server's own service, person, length and
 * price behind the wish, and what stays. Customers choose time, people and length (as offered) only. Pure.
 */
export function planChange(
  catalogue: Catalogue,
  booked: Booked,
  wish: ChangeWish,
  reach: Reach,
): Result<ChangePlan, Problem> {
  const present = catalogue.services.find(({ id }) => id === booked.serviceId);
  if (!present) return err(problem("not_found"));
  if (!reach.business && (wish.staff !== undefined || wish.service !== undefined))
    return err(problem("forbidden"));
  const named =
    wish.service === undefined || wish.service === present.slug
      ? present
      : findService(catalogue, wish.service);
  if (!named) return invalid("service", "This business has no such service.");
  const other = named.id !== present.id;

  const length = booked.to - booked.from;
  const wanted = wish.durationMinutes ?? (other ? named.rules.durationMinutes : length);
  const relength = other || wanted !== length;
  const offered = withDuration(named, wanted);
  const service = offered ?? inOwnLength(named, wanted, !relength, reach.business);
  if (!service) return invalid("durationMinutes", "This service cannot be booked for that long.");
  if (relength && service.rules.capacity > 1 && wanted !== named.rules.durationMinutes)
    return invalid("durationMinutes", "A class has one length for everybody.");

  const party = wish.party ?? booked.party;
  if (party > service.rules.capacity && (other || party > booked.party))
    return invalid("party", `At most ${service.rules.capacity}.`);

  const people = peopleFor(catalogue, booked, wish, service, reach, other);
  if (!people.ok) return people;
  const start = wish.start ?? booked.from;
  const changed = new Set<ChangedField>();
  if (start !== booked.from) changed.add("start");
  if (other) changed.add("service");
  if (wanted !== length) changed.add("durationMinutes");
  if (party !== booked.party) changed.add("party");
  if (wish.staff !== undefined && people.value[0] !== booked.staffId) changed.add("staff");
  return ok({
    changed,
    service,
    start,
    party,
    staffIds: people.value,
    seatsOnly: changed.size === 1 && changed.has("party"),
    ...changedTerms(booked, {
      present,
      service,
      party,
      length,
      anew: other || (relength && offered !== null),
    }),
  });
}

/** A length that is not offered: what was booked may stay as long as it is, whatever became of the choice (B20). */
function inOwnLength(
  service: CatalogueService,
  minutes: number,
  asBooked: boolean,
  business: boolean,
): CatalogueService | null {
  if (asBooked) return { ...service, rules: { ...service.rules, durationMinutes: minutes } };
  return business ? inAnyLength(service, minutes) : null;
}

/**
 * Somebody who is named is the only one. Otherwise the same person first, and another only where the booking goes to
 * another time anyway, or the person does not do the other service.
 */
function peopleFor(
  catalogue: Catalogue,
  booked: Booked,
  wish: ChangeWish,
  service: CatalogueService,
  reach: Reach,
  other: boolean,
): Result<ChangePlan["staffIds"], Problem> {
  const does = (id: string) => service.rules.staff.some((person) => person.id === id);
  if (wish.staff !== undefined) {
    const id = findStaff(catalogue, wish.staff)?.id;
    if (id === undefined || (reach.only !== null && id !== reach.only)) return err(problem("not_found"));
    return does(id) ? ok([id]) : invalid("staff", "Nobody by that name offers this service.");
  }
  if (booked.staffId === null) return ok([undefined]);
  if (reach.only !== null)
    return other && !does(booked.staffId)
      ? invalid("service", "You do not offer this service.")
      : ok([booked.staffId]);
  if (other && !does(booked.staffId)) return ok([undefined]);
  const elsewhere = wish.start !== undefined && wish.start !== booked.from;
  return ok(elsewhere ? [booked.staffId, undefined] : [booked.staffId]);
}

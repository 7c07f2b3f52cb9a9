import type { CatalogueService } from "./catalogue.ts";

/**
 * A service in one of the lengths it may be booked in, with that length's price (minor units); the usual one when none
 * is asked for. Null for a length that is not offered.
 */
export function withDuration(
  service: CatalogueService,
  durationMinutes: number | undefined,
): CatalogueService | null {
  if (durationMinutes === undefined || durationMinutes === service.rules.durationMinutes) return service;
  const choice = service.durations.find((one) => one.durationMinutes === durationMinutes);
  return choice ? { ...service, price: choice.price, rules: { ...service.rules, durationMinutes } } : null;
}

/** Every length with its price, shortest first. */
export const durationChoices = (service: CatalogueService): { durationMinutes: number; price: number }[] =>
  [{ durationMinutes: service.rules.durationMinutes, price: service.price }, ...service.durations].sort(
    (a, b) => a.durationMinutes - b.durationMinutes,
  );

/** Staff give a booking any length in these steps, minutes; up to the longest that a service may have. */
export const lengthStep = 5;
const longest = 1440;

/** A service in a length of the business's own choosing, at the price it has anyway; null for what is no such length. */
export const inAnyLength = (service: CatalogueService, durationMinutes: number): CatalogueService | null =>
  durationMinutes >= lengthStep && durationMinutes <= longest && durationMinutes % lengthStep === 0
    ? { ...service, rules: { ...service.rules, durationMinutes } }
    : null;

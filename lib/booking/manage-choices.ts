import type { Catalogue } from "#lib/services/catalogue.ts";
import { durationChoices } from "#lib/services/durations.ts";
import { type Booked, planChange } from "./change-plan.ts";

/** What customers may make of their booking, each with what it would cost then (minor units). Empty: no choice. */
export interface ManageChoices {
  lengths: { minutes: number; price: number }[];
  parties: { people: number; price: number }[];
}

const customer = { business: false, only: null };
/** A list to choose from, not a catalogue of numbers. */
const mostPeople = 50;

/** `free`: places that are left in the class beside the booking's own. Whether a length fits is asked when it is chosen. Pure. */
export function changeChoices(catalogue: Catalogue, booked: Booked, free: number): ManageChoices {
  const service = catalogue.services.find(({ id }) => id === booked.serviceId);
  if (!service) return { lengths: [], parties: [] };
  const length = booked.to - booked.from;
  const offered = durationChoices(service).map(({ durationMinutes }) => durationMinutes);
  const lengths = service.rules.capacity > 1 ? [] : [...new Set([...offered, length])].sort((a, b) => a - b);
  const most = Math.max(booked.party, Math.min(booked.party + free, service.rules.capacity, mostPeople));
  const parties = service.rules.capacity > 1 ? Array.from({ length: most }, (_, index) => index + 1) : [];
  const priced = <T extends object>(choice: T, wish: Parameters<typeof planChange>[2]) => {
    const plan = planChange(catalogue, booked, wish, customer);
    return plan.ok ? [{ ...choice, price: plan.value.price }] : [];
  };
  const found = {
    lengths: lengths.flatMap((minutes) => priced({ minutes }, { durationMinutes: minutes })),
    parties: parties.flatMap((people) => priced({ people }, { party: people })),
  };
  return {
    lengths: found.lengths.length > 1 ? found.lengths : [],
    parties: found.parties.length > 1 ? found.parties : [],
  };
}

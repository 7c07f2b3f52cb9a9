import type { MessageKey } from "#lib/i18n/catalogs.ts";
import { slugFault } from "#lib/tenants/slug.ts";
import { type Draft, draftPrice, toInput } from "./draft.ts";

type Faults = Record<string, MessageKey<"signup">>;

/** What is missing in one step, by field, before the server is asked; the server checks everything again. */
export function faultsOf(draft: Draft, step: number): Faults {
  const faults: Faults = {};
  if (step === 0) {
    if (draft.name.trim() === "") faults.name = "name.missing";
    const slug = slugFault(draft.slug);
    if (slug) faults.slug = `slug.${slug}`;
    if (draft.ownerName.trim() === "") faults.ownerName = "owner.missing";
    if (draft.timezone === "") faults.timezone = "zone.missing";
  }
  if (step === 1) {
    if (draft.service.trim() === "") faults["service.name"] = "service.missing";
    if (draftPrice(draft) === null) faults["service.price"] = "price.wrong";
  }
  if (step === 2) {
    const { weekly } = toInput(draft);
    if (weekly.length === 0) faults.weekly = "hours.none";
    if (weekly.some(({ from, to }) => !(from < to))) faults.weekly = "hours.order";
  }
  return faults;
}

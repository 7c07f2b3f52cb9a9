import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { startText } from "#lib/booking/start-text.ts";
import type { StaffWish } from "./as-it-was.ts";

/** The form as it is filled in. */
export interface EditDraft {
  service: string;
  /** "": whoever is free. */
  staff: string;
  /** Minutes; null while the field is half filled in. */
  length: number | null;
  party: number;
  /** Epoch minutes; null: the time stays. */
  start: number | null;
}

export const draftOf = ({ service, staff, from, to, party }: PanelFacts): EditDraft => ({
  service,
  staff: staff ?? "",
  length: to - from,
  party,
  start: null,
});

/** Another service brings its own length, and its own people where the present one does not offer it. */
export function withService(facts: PanelFacts, draft: EditDraft, slug: string): EditDraft {
  const service = facts.choices.find((choice) => choice.slug === slug);
  if (!service) return draft;
  const own = slug === facts.service;
  const offers = service.staff.some((person) => person.slug === draft.staff);
  return {
    ...draft,
    service: slug,
    staff: offers ? draft.staff : "",
    length: own ? facts.to - facts.from : service.usual,
    party: Math.min(draft.party, Math.max(service.capacity, own ? facts.party : 1)),
  };
}

/** What is different from the booking, as the action takes it; null where nothing is, or the form is not whole. */
export function wishOf(facts: PanelFacts, draft: EditDraft): StaffWish | null {
  if (draft.length === null) return null;
  const other = draft.service !== facts.service;
  const usual = facts.choices.find((choice) => choice.slug === draft.service)?.usual;
  const asBefore = other ? usual : facts.to - facts.from;
  const wish: StaffWish = {
    ...(draft.start !== null && draft.start !== facts.from && { start: startText(draft.start) }),
    ...(other && { service: draft.service }),
    ...(draft.staff !== (facts.staff ?? "") && draft.staff !== "" && { staff: draft.staff }),
    ...(draft.length !== asBefore && { durationMinutes: draft.length }),
    ...(draft.party !== facts.party && { party: draft.party }),
  };
  return Object.keys(wish).length > 0 ? wish : null;
}

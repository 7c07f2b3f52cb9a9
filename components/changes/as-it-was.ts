import { startText } from "#lib/booking/start-text.ts";

/** A booking before it is changed. Epoch minutes; slugs. */
export interface AsItWas {
  from: number;
  to: number;
  staff?: string | undefined;
  service?: string | undefined;
  party?: number | undefined;
}

/** What staff ask to be different, as the action takes it. */
export interface StaffWish {
  start?: string;
  staff?: string;
  service?: string;
  party?: number;
  durationMinutes?: number;
  squeeze?: boolean;
}

/** The wish that undoes a wish: the same fields as they were, and a buffer that was squeezed may be so again. */
export const undoing = (was: AsItWas, wish: StaffWish): StaffWish => {
  const elsewhere = wish.start ?? wish.staff ?? wish.service;
  const otherLength = wish.durationMinutes ?? wish.service;
  return {
    ...(wish.start !== undefined && { start: startText(was.from) }),
    ...(elsewhere !== undefined && was.staff !== undefined && { staff: was.staff }),
    ...(wish.service !== undefined && was.service !== undefined && { service: was.service }),
    ...(otherLength !== undefined && { durationMinutes: was.to - was.from }),
    ...(wish.party !== undefined && was.party !== undefined && { party: was.party }),
    squeeze: true,
  };
};

"use client";

import { useState } from "react";
import { useAction } from "#components/dashboard/use-action.ts";
import { listHolidaysAction } from "#lib/availability/actions.ts";
import type { HolidayList } from "#lib/availability/holiday-loaders.ts";

/** The choice that means the whole country. No region is called so. */
export const whole = "whole";

/** Public holidays of the place that is chosen; what was listed last stays until the next list is there. */
export function useHolidays(tenant: string, guess: string | null) {
  const action = useAction();
  const [country, setCountry] = useState(guess);
  const [part, setPart] = useState(whole);
  const [found, setFound] = useState<HolidayList | null>(null);
  const ask = (nextCountry: string, nextPart: string) => {
    setCountry(nextCountry);
    setPart(nextPart);
    const region = nextPart === whole ? null : nextPart;
    action.run(() => listHolidaysAction(tenant, { country: nextCountry, region }), setFound);
  };
  return {
    ...action,
    country,
    part,
    found,
    ask,
    /** Where the business is, without a press. */
    begin: () => {
      if (!found && country) ask(country, part);
    },
  };
}

export type Holidays = ReturnType<typeof useHolidays>;

import type { Money } from "#lib/money.ts";

/** A service that the booking could become one of. */
export interface ServiceChoice {
  slug: string;
  name: string;
  capacity: number;
  /** Minutes: the usual length, and all that are offered. */
  usual: number;
  lengths: number[];
  staff: { slug: string; name: string }[];
}

/** What the panel's buttons know of the booking. Times are epoch minutes. */
export interface PanelFacts {
  tenant: string;
  /** `bkg_…` */
  booking: string;
  version: number;
  name: string;
  /** Whether the customer can be written to. */
  mailed: boolean;
  service: string;
  serviceName: string;
  staff: string | undefined;
  staffName: string | undefined;
  from: number;
  to: number;
  party: number;
  /** The local day it is on. */
  date: string;
  today: string;
  zone: string;
  region: string;
  /** Empty where it cannot be changed. */
  choices: ServiceChoice[];
  /** Until when it waits for the business's answer; null where it does not. */
  waitsUntil: number | null;
  /** Where it is one of several: how many are ahead after it, and in all. */
  series: { after: number; ahead: number } | null;
  /** What can still go back of what was paid: all of it when the business cancels. */
  left: Money;
  can: {
    answer: boolean;
    move: boolean;
    cancel: boolean;
    arrived: boolean;
    noShow: boolean;
    /** Give money back beside the policy. */
    refund: boolean;
    /** Charge or waive what was agreed for whoever does not come. */
    charge: boolean;
  };
}

// A typed client for Punctual's HTTP API: one file, no dependencies; copy it into your project.
// Written by `node scripts/client.ts` from the OpenAPI document. Change the API, not this file.

export type AcceptedOffer = {
  id: string;
  manageUrl: string;
  /** Opens this one booking. Treat it as a password. */
  manageToken: string;
};

export type Booking = {
  id: string;
  status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
  /** Rises with every change. */
  version: number;
  /** RFC 3339 with offset. */
  start: string;
  /** RFC 3339 with offset. */
  end: string;
  /** IANA time zone name. */
  timezone: string;
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
};

export type BookingList = {
  bookings: BusinessBooking[];
  /** Give it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
};

export type Business = {
  slug: string;
  name: string;
  /** IANA time zone name. */
  timezone: string;
  currency: string;
  locale: string;
  locations: {
    slug: string;
    name: string;
    /** IANA time zone name. */
    timezone: string;
  }[];
  staff: {
    slug: string;
    name: string;
  }[];
  services: {
    slug: string;
    name: string;
    description: string;
    durationMinutes: number;
    /** Where there is a choice: every length with its price, shortest first, the usual one among them. */
    durations?: {
      durationMinutes: number;
      price: Money;
    }[];
    price: Money;
    payment: "none" | "deposit" | "full";
    dueNow: Money;
    capacity: number;
    location: string;
  }[];
};

export type BusinessBooking = {
  id: string;
  status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
  /** Rises with every change. */
  version: number;
  /** RFC 3339 with offset. */
  start: string;
  /** RFC 3339 with offset. */
  end: string;
  /** IANA time zone name. */
  timezone: string;
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
  customer: {
    name: string;
    /** Null for whom the desk booked without one. */
    email: string | null;
    phone: string | null;
    locale: string;
  };
  answers: Record<string, string>;
  source: string;
  /** RFC 3339 with offset. */
  createdAt: string;
  cancelReason: string | null;
  /** The series it was booked with, and its place in it. */
  series: {
    id: string;
    index: number;
  } | null;
};

export type Cancellation = {
  refund: Money;
  retained: Money;
  tier: {
    before:
      | {
          hours: number;
        }
      | "same-day";
    /** Percent of what was paid. */
    refund: number;
  } | null;
  deadlines: {
    /** RFC 3339 with offset. */
    until: string;
    refund: Money;
    /** Percent of what was paid. */
    percent: number;
  }[];
};

export type CancelledBooking = {
  id: string;
  status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
  /** Rises with every change. */
  version: number;
  /** RFC 3339 with offset. */
  start: string;
  /** RFC 3339 with offset. */
  end: string;
  /** IANA time zone name. */
  timezone: string;
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
  refund: Money;
};

export type Configuration = {
  business: {
    name: string;
    timezone: string;
    currency: string;
    locale: string;
    /** The day weeks begin on. */
    weekStart?: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
    /** Addresses of the websites that may show the booking page in a frame. */
    embedParents?: string[];
    /** Shown on the page. Left out: it stays as it is. */
    description?: string;
    /** Where new bookings and changes are reported; null: nowhere. Left out: it stays as it is. */
    email?: string | null;
    /** How long an unpaid booking keeps its time. Left out: it stays as it is. */
    paymentHoldMinutes?: number;
    /** Shown on the page. Left out: it stays as it is. */
    phone?: string | null;
    /** The business's colour. Left out: it stays as it is. */
    accent?: string;
  };
  locations: {
    slug: string;
    name: string;
    timezone: string;
    kind?: "in_person" | "online";
    address?: string;
    /** Hours of the place, beside people's and resources': all must be open. */
    schedule?: string;
  }[];
  schedules: {
    slug: string;
    timezone: string;
    weekly: {
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      from: string;
      to: string;
    }[];
    exceptions?: {
      date: string;
      closed?: true;
      open?: {
        from: string;
        to: string;
      }[];
      reason?: string;
    }[];
    /** Other hours for a while. Exceptions go before them. */
    periods?: {
      /** The first day. */
      from: string;
      /** The last day, included. */
      to: string;
      /** The schedule's own when left out. */
      timezone?: string;
      /** None: closed all the while. */
      weekly: {
        days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        from: string;
        to: string;
      }[];
      reason?: string;
    }[];
  }[];
  staff: {
    slug: string;
    name: string;
    schedule: string;
    /** One plain e-mail address. */
    email?: string;
    /** Of everything this person does; a class counts once. */
    limits?: {
      /** At most so many bookings in a local day. */
      perDay?: number;
      /** At most so many bookings in a local week, which begins on `weekStart`. */
      perWeek?: number;
    };
    /** Approved absence that is not over. What is left out here ends now; what is over, and requests that nobody has answered, stay as they are. */
    timeOff?: {
      /** A date (all of it), or a wall time. */
      from: string;
      /** A date (all of it), or a wall time, which is not included any more. */
      to: string;
      /** What the person's clocks show on the first day when left out. */
      timezone?: string;
      reason?: string;
    }[];
    active?: boolean;
  }[];
  resources?: {
    slug: string;
    name: string;
    units?: number;
    schedule?: string;
  }[];
  policies?: {
    slug: string;
    tiers: {
      before:
        | {
            hours: number;
          }
        | "same-day";
      refund: number;
    }[];
    afterMove?: "carry" | "restart";
  }[];
  services: {
    slug: string;
    name: string;
    description?: string;
    durationMinutes: number;
    /** Other lengths to choose from, each with its price. Not for classes. */
    durations?: {
      durationMinutes: number;
      /** Minor units of the currency. */
      price: number;
    }[];
    bufferBeforeMinutes?: number;
    bufferAfterMinutes?: number;
    stepMinutes?: number;
    /** What `stepMinutes` are counted from: local midnight, or when hours open, anew each local day. */
    alignment?: "clock" | "opening";
    minimumNoticeMinutes?: number;
    horizonDays?: number;
    /** The first local day. */
    bookableFrom?: string;
    /** The last local day, included. */
    bookableTo?: string;
    capacity?: number;
    staff?: (
      | string
      | {
          staff: string;
          /** For `balanced`: twice the weight, twice the share. */
          weight?: number;
        }
    )[];
    assignment?: "any" | "balanced" | "all";
    /** For `balanced`: days before and after a start that are weighed. */
    balanceDays?: number;
    resources?: string[];
    location: string;
    /** Hours of the service, beside people's and resources': all must be open. */
    schedule?: string;
    /** Minor units of the currency. */
    price?: number;
    payment?:
      | {
          kind: "none";
        }
      | {
          kind: "deposit";
          percent?: number;
          amount?: number;
        }
      | {
          kind: "full";
        };
    /** Minor units. A card is asked for when booking, and this is charged where nobody comes. */
    noShowFee?: number;
    policy?: string;
    limits?: {
      /** At most so many bookings in a local day. */
      perDay?: number;
      /** At most so many bookings in a local week, which begins on `weekStart`. */
      perWeek?: number;
      perCustomer?: number;
    };
    /** Customers ask first: a booking is `held` until the business approves it. */
    approval?: boolean;
    /** How long a request waits for an answer, at most until it would begin. */
    approvalHours?: number;
    /** Whether people may wait for a time; `false`: they may not. */
    waitlist?:
      | false
      | {
          /** How long an offer of a freed time stands. Nights do not count. */
          offerMinutes?: number;
        };
    reminders?: {
      hoursBefore: number;
    }[];
    active?: boolean;
  }[];
};

/** One person, as the business knows them. */
export type Customer = {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  note: string;
  blocked: boolean;
  blockedReason: string;
  bookings: number;
  /** Bookings that took place. */
  visits: number;
  noShows: number;
  lastVisit: string | null;
  nextBooking: string | null;
  /** RFC 3339 with offset. */
  createdAt: string;
  /** RFC 3339 with offset. */
  updatedAt: string;
};

export type CustomerList = {
  customers: Customer[];
  /** Give it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
};

export type Explanation = {
  offered: boolean;
  /** Every rule that refuses; a single `open` where none does. */
  reasons: {
    code: string;
    detail: string;
  }[];
  summary: string;
  /** Every rule that was asked. One that fails may be made up for by others. */
  verdicts: {
    rule: string;
    code: string;
    passed: boolean;
    detail: string;
  }[];
  /** With `asOf`: whether the set-up has changed since. */
  notes?: string[];
};

/** Ready to be put into a schedule's `exceptions`. */
export type Holidays = {
  exceptions: {
    date: string;
    closed: true;
    reason: string;
  }[];
};

export type Import = {
  /** Null for a dry run. */
  id: string | null;
  state: "draft" | "queued" | "done" | "undoing" | "undone";
  counts: {
    create: number;
    update: number;
    same: number;
    conflict: number;
    invalid: number;
  };
  /** A page of rows, conflicts and what cannot be read first. */
  rows: {
    row: number;
    kind: "create" | "update" | "same" | "conflict" | "invalid";
    state: string;
    title: string;
    detail: string;
    column: string | null;
  }[];
  nextPage: number | null;
};

export type JoinedWaitlist = {
  id: string;
  /** Opens this one place. Null for whoever stood there already: theirs is in their mailbox. */
  token: string | null;
  url: string | null;
};

export type Ledger = {
  entries: {
    kind: "charge" | "refund" | "fee" | "dispute" | "adjustment";
    /** As it changes what the business has: a refund and a fee are negative. */
    amount: {
      amount: number;
      currency: string;
    };
    /** RFC 3339 with offset. */
    at: string;
    /** The object of Stripe that it tells of. */
    reference: string;
    /** What all lines of the booking in this currency come to, this one included. */
    balance: {
      amount: number;
      currency: string;
    };
  }[];
};

export type ManagedBooking = {
  id: string;
  status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
  /** Rises with every change. */
  version: number;
  /** RFC 3339 with offset. */
  start: string;
  /** RFC 3339 with offset. */
  end: string;
  /** IANA time zone name. */
  timezone: string;
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
  cancellation: Cancellation;
  /** Where what is due is paid. Until then the booking is `held`. */
  checkoutUrl?: string;
};

export type Messages = {
  messages: {
    id: string;
    kind: string;
    audience: "customer" | "business" | "staff";
    recipient: string;
    channel: string;
    status: string;
    /** The version of the booking that it tells of. */
    version: number;
    /** RFC 3339 with offset. */
    sendAt: string;
    sentAt: string | null;
    attempts: number;
    outcome: string;
  }[];
};

/** Minor units of an ISO 4217 currency. */
export type Money = {
  amount: number;
  currency: string;
};

export type NewWebhook = {
  id: string;
  url: string;
  description: string;
  events: (
    | "booking.created"
    | "booking.held"
    | "booking.paid"
    | "booking.confirmed"
    | "booking.moved"
    | "booking.edited"
    | "booking.cancelled"
    | "booking.declined"
    | "booking.expired"
    | "booking.completed"
    | "booking.no_show"
  )[];
  active: boolean;
  disabledReason: "paused" | "failing" | "gone" | null;
  failingSince: string | null;
  /** RFC 3339 with offset. */
  createdAt: string;
  /** Signs what is sent. Keep it: it is shown once. */
  secret: string;
};

export type PlacedBooking = {
  id: string;
  status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
  /** Rises with every change. */
  version: number;
  /** RFC 3339 with offset. */
  start: string;
  /** RFC 3339 with offset. */
  end: string;
  /** IANA time zone name. */
  timezone: string;
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
  manageUrl: string;
  /** Opens this one booking. Treat it as a password. */
  manageToken: string;
  /** Where what is due is paid. Until then the booking is `held`. */
  checkoutUrl?: string;
};

export type PlacedSeries = {
  id: string;
  status: "active" | "cancelled";
  /** Rises with every change to several of its bookings. */
  version: number;
  service: string;
  /** IANA time zone name. */
  timezone: string;
  repeat: {
    every: "week" | "month";
    interval: number;
    weekdays?: string[];
    on?: "day" | "weekday";
    count?: number;
    until?: string;
  };
  bookings: {
    id: string;
    /** Its place in the series, from 1. */
    index: number;
    status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
    version: number;
    /** RFC 3339 with offset. */
    start: string;
    /** RFC 3339 with offset. */
    end: string;
    staff: string | null;
  }[];
  /** Times that could not be had: left out, or taken elsewhere, as was asked. */
  conflicts: SeriesTime[];
};

/** RFC 9457. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: {
    path: string;
    message: string;
  }[];
  /** With `slot_taken`: up to five nearest free starts. With `illegal_transition` of a waitlist: those that fit. */
  alternatives?: string[];
  /** With `version_conflict` of a booking: the booking as it is now. */
  current?: {
    version: number;
    status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
    /** RFC 3339 with offset. */
    start: string;
    durationMinutes: number;
    staff: string | null;
    service: string;
    party: number;
  };
  /** With `version_conflict` of a booking: what changed meanwhile, oldest first. */
  changes?: {
    field: "start" | "durationMinutes" | "staff" | "service" | "party" | "status";
    before: string | number | null;
    after: string | number | null;
    beforeName?: string;
    afterName?: string;
    by: "customer" | "business" | "system";
    /** Who of the business; told to the business. */
    byName: string | null;
    /** RFC 3339 with offset. */
    at: string;
  }[];
  /** With `slot_taken`, of a series: every time that cannot be had. */
  conflicts?: SeriesTime[];
};

export type RemovedWaitlistEntry = {
  id: string;
  status: "removed";
};

export type Series = {
  id: string;
  status: "active" | "cancelled";
  /** Rises with every change to several of its bookings. */
  version: number;
  service: string;
  /** IANA time zone name. */
  timezone: string;
  repeat: {
    every: "week" | "month";
    interval: number;
    weekdays?: string[];
    on?: "day" | "weekday";
    count?: number;
    until?: string;
  };
  bookings: {
    id: string;
    /** Its place in the series, from 1. */
    index: number;
    status: "held" | "confirmed" | "completed" | "no_show" | "expired" | "declined" | "cancelled";
    version: number;
    /** RFC 3339 with offset. */
    start: string;
    /** RFC 3339 with offset. */
    end: string;
    staff: string | null;
  }[];
};

export type SeriesPreview = {
  /** IANA time zone name. */
  timezone: string;
  times: SeriesTime[];
};

export type SeriesTime = {
  /** What clocks of the place show. */
  wall: string;
  /** Null where the clocks skip that time. */
  start: string | null;
  /** `free`, or why it cannot be had: a code as below, or `clock_skips`. */
  status: string;
  /** The nearest free starts within three days; up to three. */
  alternatives: string[];
};

export type Slots = {
  /** IANA time zone name. */
  timezone: string;
  from: string;
  to: string;
  slots: {
    /** RFC 3339 with offset. */
    start: string;
    /** RFC 3339 with offset. */
    end: string;
    staff: string[];
    seatsLeft: number;
  }[];
};

/** What an export as JSON holds. */
export type Transfer = {
  bookings?: Record<string, unknown>[];
  customers?: Record<string, unknown>[];
};

export type Waiting = {
  status: "waiting" | "booked" | "left" | "removed" | "over";
  service: string;
  /** With whom; null: with whoever is free. */
  staff: string | null;
  party: number;
  /** Null: the service's usual length. */
  durationMinutes: number | null;
  from: string;
  /** Included. */
  to: string;
  /** ISO weekdays; none stands for all of them. */
  weekdays: number[];
  /** Minutes of the wall day; none stands for all day. */
  times: {
    from: number;
    to: number;
  }[];
  /** The customer's. */
  timezone: string;
  /** The latest offer that can be accepted. */
  offer: {
    id: string;
    /** Held for them now; otherwise it may still be free. */
    open: boolean;
    /** RFC 3339 with offset. */
    start: string;
    /** RFC 3339 with offset. */
    end: string;
    /** Until when the time is held for them. */
    deadline: string;
    price: Money;
  } | null;
  /** The booking it became. */
  manageUrl: string | null;
};

export type Waitlist = {
  entries: WaitlistEntry[];
  /** Give it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
};

export type WaitlistEntry = {
  id: string;
  service: string;
  /** With whom; null: with whoever is free. */
  staff: string | null;
  party: number;
  /** Null: the service's usual length. */
  durationMinutes: number | null;
  from: string;
  /** Included. */
  to: string;
  /** ISO weekdays; none stands for all of them. */
  weekdays: number[];
  /** Minutes of the wall day; none stands for all day. */
  times: {
    from: number;
    to: number;
  }[];
  customer: {
    id: string;
    name: string;
    email: string;
    phone: string | null;
    /** IANA time zone name. */
    timezone: string;
  };
  answers: Record<string, string>;
  /** RFC 3339 with offset. */
  createdAt: string;
  /** What is held for them now. */
  offer: {
    /** RFC 3339 with offset. */
    start: string;
    /** RFC 3339 with offset. */
    end: string;
    /** Until when the time is held for them. */
    deadline: string;
  } | null;
};

export type WaitlistPosition = {
  id: string;
  position: number;
};

export type Webhook = {
  id: string;
  url: string;
  description: string;
  events: (
    | "booking.created"
    | "booking.held"
    | "booking.paid"
    | "booking.confirmed"
    | "booking.moved"
    | "booking.edited"
    | "booking.cancelled"
    | "booking.declined"
    | "booking.expired"
    | "booking.completed"
    | "booking.no_show"
  )[];
  active: boolean;
  disabledReason: "paused" | "failing" | "gone" | null;
  failingSince: string | null;
  /** RFC 3339 with offset. */
  createdAt: string;
};

export type WebhookDelivery = {
  id: string;
  /** The webhook-id that the receiver is given. */
  event: string;
  type: string;
  booking: string | null;
  status: "pending" | "sending" | "delivered" | "failed";
  attempts: number;
  /** RFC 3339 with offset. */
  createdAt: string;
  lastAttemptAt: string | null;
  nextAttemptAt: string | null;
  /** Why there was no answer. */
  failure: string | null;
  responseStatus: number | null;
  /** Its first 2 KB. */
  responseBody: string;
  durationMs: number | null;
};

export type WebhookDeliveryList = {
  deliveries: WebhookDelivery[];
  /** Give it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
};

export type WebhookList = {
  webhooks: Webhook[];
};

export type ListBookingsQuery = {
  /** A local date of the business, or an RFC 3339 instant. */
  from?: string;
  /** A date is included, an instant is not. */
  to?: string;
  /** One status, or several with commas. */
  status?: string;
  cursor?: string;
  limit?: number;
};
export type CreateBookingBody = {
  service: string;
  start: string;
  timezone: string;
  staff?: string;
  party?: number;
  customer: {
    name: string;
    /** One plain e-mail address. */
    email: string;
    phone?: string;
    locale?: string;
  };
  answers?: Record<string, string>;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  coupon?: string;
};
export type CancelBookingBody = {
  reason?: string;
};
export type DeclineBookingBody = {
  reason?: string;
};
export type MoveBookingBody = {
  start?: string;
  timezone?: string;
  /** People, for a class: fewer give exactly those places back. */
  party?: number;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  staff?: string;
  service?: string;
  version?: number;
};
export type ReplaceConfigurationBody = Configuration;
export type ListCustomersQuery = {
  /** Beginnings of words of a name, an address or a number; all have to fit. */
  query?: string;
  cursor?: string;
  limit?: number;
};
export type ChangeCustomerBody = {
  name?: string;
  phone?: string | null;
  note?: string;
  blocked?: boolean;
  blockedReason?: string;
};
export type ExplainStartQuery = {
  service: string;
  start: string;
  staff?: string;
  /** Minutes: one of the service's lengths. */
  duration?: number;
  /** For limits per customer. */
  customer?: string;
  /** An earlier moment: what a customer met then, with today's set-up. */
  asOf?: string;
};
export type ExportBookingsQuery = {
  format?: "csv" | "json" | "ics";
  /** A local date of the business, or an RFC 3339 instant. */
  from?: string;
  /** A date is included, an instant is not. */
  to?: string;
};
export type ExportCustomersQuery = {
  format?: "csv" | "json";
};
export type ListHolidaysQuery = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without the country; the holidays of the whole country when left out. Where a part of a region has holidays of its own, its code follows after a hyphen (`BY-KATH`). */
  region?: string;
  year: string;
};
export type ImportFileBody = Transfer;
export type ImportFileQuery = {
  /** `true`: says what would happen and keeps nothing. */
  dryRun?: "true" | "false";
  /** What the file holds; guessed when left out. */
  kind?: "bookings" | "customers";
  /** Of times without a zone; the business's when left out. */
  timezone?: string;
  /** What 3/4/2026 means, where the file itself does not tell. */
  dateOrder?: "dmy" | "mdy";
  /** For rows whose service is not known here. */
  service?: string;
  /** For rows that name nobody. */
  staff?: string;
  /** `true`: customers whose booking lies ahead are written to. */
  notify?: "true" | "false";
};
export type ReadImportQuery = {
  page?: number;
  show?: "create" | "update" | "same" | "conflict" | "invalid";
};
export type ListLedgerEntriesQuery = {
  booking: string;
};
export type ListMessagesQuery = {
  booking: string;
};
export type CreateSeriesBody = {
  service: string;
  start: string;
  timezone: string;
  staff?: string;
  party?: number;
  customer: {
    name: string;
    /** One plain e-mail address. */
    email: string;
    phone?: string;
    locale?: string;
  };
  answers?: Record<string, string>;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  repeat: {
    every: "week" | "month";
    /** Every so many weeks or months; 1 when left out. */
    interval?: number;
    /** Of weeks. The weekday of the first start always counts. */
    weekdays?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
    /** Of months: the same day of the month (the last one where a month is shorter), or the same weekday of it, such as the second Tuesday (a fifth means the last). `day` when left out. */
    on?: "day" | "weekday";
    count?: number;
    /** The last local date that counts; instead of `count`. */
    until?: string;
  };
  /** What to do where a time cannot be had: leave it out, take the nearest free one within three days, or book nothing and say which (`stop`). */
  conflicts?: "skip" | "nearest" | "stop";
  /** The starts of a preview. Where they are no longer what would be booked, nothing is. */
  expected?: string[];
};
export type CancelSeriesBody = {
  /** Seen from which booking; may be left out for `all`. */
  booking?: string;
  /** This booking only, this and those after it, or all. What has begun or was cancelled stays as it is. */
  reach: "one" | "following" | "all";
  reason?: string;
};
export type MoveSeriesBody = {
  booking: string;
  /** This booking only, this and those after it, or all. What has begun or was cancelled stays as it is. */
  reach: "one" | "following" | "all";
  start: string;
  timezone?: string;
  /** What to do where a time cannot be had: leave it out, take the nearest free one within three days, or book nothing and say which (`stop`). */
  conflicts?: "skip" | "nearest" | "stop";
  expected?: string[];
};
export type PreviewSeriesBody = {
  service: string;
  start: string;
  timezone: string;
  staff?: string;
  party?: number;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  repeat: {
    every: "week" | "month";
    /** Every so many weeks or months; 1 when left out. */
    interval?: number;
    /** Of weeks. The weekday of the first start always counts. */
    weekdays?: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
    /** Of months: the same day of the month (the last one where a month is shorter), or the same weekday of it, such as the second Tuesday (a fifth means the last). `day` when left out. */
    on?: "day" | "weekday";
    count?: number;
    /** The last local date that counts; instead of `count`. */
    until?: string;
  };
};
export type ListSlotsQuery = {
  /** First local date in `timezone`, included. */
  from: string;
  /** Last local date in `timezone`, included. */
  to: string;
  /** IANA name; the business's own zone when left out. */
  timezone?: string;
  /** Only this staff member. */
  staff?: string;
  /** Minutes: one of the service's lengths; its usual one when left out. */
  duration?: number;
  /** Seats wanted; 1 when left out. */
  party?: number;
};
export type ListWaitlistQuery = {
  service?: string;
  cursor?: string;
  limit?: number;
};
export type JoinWaitlistBody = {
  service: string;
  /** With whom; left out: with whoever is free. */
  staff?: string;
  party?: number;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  /** The first day, in the zone of the service's place. */
  from: string;
  /** The last day, included. */
  to: string;
  /** ISO weekdays, 1 is Monday; without one, on every day. */
  weekdays?: number[];
  /** Spans of the wall day, in minutes since midnight, in which a start may lie; without one, at any time. */
  times?: {
    from: number;
    to: number;
  }[];
  /** The customer's; mails tell times in it. */
  timezone: string;
  customer: {
    name: string;
    /** One plain e-mail address. */
    email: string;
    phone?: string;
    locale?: string;
  };
  answers?: Record<string, string>;
};
export type MoveWaitlistEntryBody = {
  /** From 1. */
  position: number;
};
export type CreateWebhookBody = {
  /** https, on the public internet. */
  url: string;
  description?: string;
  events: (
    | "booking.created"
    | "booking.held"
    | "booking.paid"
    | "booking.confirmed"
    | "booking.moved"
    | "booking.edited"
    | "booking.cancelled"
    | "booking.declined"
    | "booking.expired"
    | "booking.completed"
    | "booking.no_show"
  )[];
};
export type ChangeWebhookBody = {
  /** https, on the public internet. */
  url?: string;
  description?: string;
  events?: (
    | "booking.created"
    | "booking.held"
    | "booking.paid"
    | "booking.confirmed"
    | "booking.moved"
    | "booking.edited"
    | "booking.cancelled"
    | "booking.declined"
    | "booking.expired"
    | "booking.completed"
    | "booking.no_show"
  )[];
  /** false pauses it: what happens meanwhile is not told, what waits stays. */
  active?: boolean;
};
export type ListWebhookDeliveriesQuery = {
  status?: "pending" | "sending" | "delivered" | "failed";
  cursor?: string;
  limit?: number;
};
export type CancelManagedBookingBody = {
  reason?: string;
};
export type MoveManagedBookingBody = {
  start?: string;
  timezone?: string;
  /** People, for a class: fewer give exactly those places back. */
  party?: number;
  /** One of the service's lengths; its usual one when left out. */
  durationMinutes?: number;
  version?: number;
};
export type AcceptOfferBody = {
  /** The latest one when left out. */
  offer?: string;
};
export type DeclineOfferBody = {
  /** The latest one when left out. */
  offer?: string;
};

/** A refusal of the API (RFC 9457): `problem.code` says which, `problem.errors` what is wrong with which field. */
export class PunctualError extends Error {
  readonly problem: Problem;
  readonly status: number;
  /** Seconds to wait before trying again, where the server named them. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.name = "PunctualError";
    this.problem = problem;
    this.status = problem.status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.problem.code;
  }
}

export interface ClientOptions {
  /** Where Punctual is, such as "https://book.example.com". */
  baseUrl: string;
  /** A key of the business (pk_…), for what needs one. */
  apiKey?: string;
  /** Another fetch, for tests and proxies. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface IdempotentOptions extends CallOptions {
  /** The same key and body give the same answer again: send one, and a retry books nothing twice. */
  idempotencyKey?: string;
}

interface Input {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  [segment: string]: unknown;
}

function caller({ baseUrl, apiKey, fetch = (url, init) => globalThis.fetch(url, init) }: ClientOptions) {
  return async <T>(
    method: string,
    path: string,
    { query = {}, body, ...segments }: Input,
    { signal, idempotencyKey }: IdempotentOptions = {},
  ): Promise<T> => {
    const url = new URL(
      path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(segments[name]))),
      baseUrl,
    );
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await fetch(url.href, {
      method,
      headers: {
        accept: "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
    const answer = isJson ? JSON.parse(text) : text;
    if (response.ok) return answer;
    const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
    throw new PunctualError(
      isJson ? answer : unknownProblem(response.status),
      Number.isFinite(wait) ? wait : null,
    );
  };
}

/** What stands between (a proxy, a balancer) answers in its own words. */
const unknownProblem = (status: number): Problem => ({
  type: "about:blank",
  title: "The answer could not be read.",
  status,
  code: "unknown",
  detail: `The server answered ${status} without saying why.`,
});

/** Every operation of the API. Answers are values; refusals are thrown as `PunctualError`. */
export function createPunctual(options: ClientOptions) {
  const call = caller(options);
  return {
    /** Books what was offered. Sent again, it answers with the same booking. Too late, it books all the same while the time is free. */
    acceptOffer: (
      input: { waitlistToken: string; body?: AcceptOfferBody },
      options?: CallOptions,
    ): Promise<AcceptedOffer> => call("POST", "/api/v1/waitlist/{waitlistToken}/accept", input, options),

    /** Says yes to a booking that waits for approval, and writes to the customer. Needs a key with the scope `bookings:write`. */
    approveBooking: (input: { tenant: string; id: string }, options?: CallOptions): Promise<Booking> =>
      call("POST", "/api/v1/{tenant}/bookings/{id}/approve", input, options),

    /** Cancels a booking for the business and writes to the customer. Needs a key with the scope `bookings:write`. */
    cancelBooking: (
      input: { tenant: string; id: string; body: CancelBookingBody },
      options?: CallOptions,
    ): Promise<CancelledBooking> => call("POST", "/api/v1/{tenant}/bookings/{id}/cancel", input, options),

    /** Cancels the booking and frees its time. */
    cancelManagedBooking: (
      input: { manageToken: string; body: CancelManagedBookingBody },
      options?: CallOptions,
    ): Promise<CancelledBooking> => call("POST", "/api/v1/bookings/{manageToken}/cancel", input, options),

    /** Cancels one booking of a series, it and those after it, or all that are ahead, with one mail. Needs a key with the scope `bookings:write`. */
    cancelSeries: (
      input: { tenant: string; id: string; body: CancelSeriesBody },
      options?: CallOptions,
    ): Promise<Series> => call("POST", "/api/v1/{tenant}/series/{id}/cancel", input, options),

    /** Changes name, number, note or block. What is left out stays. Needs a key with the scope `customers:write`. */
    changeCustomer: (
      input: { tenant: string; id: string; body: ChangeCustomerBody },
      options?: CallOptions,
    ): Promise<Customer> => call("PATCH", "/api/v1/{tenant}/customers/{id}", input, options),

    /** Changes what is named; `active` pauses it or lets it go on. Needs a key with the scope `webhooks:write`. */
    changeWebhook: (
      input: { tenant: string; webhook: string; body: ChangeWebhookBody },
      options?: CallOptions,
    ): Promise<Webhook> => call("PATCH", "/api/v1/{tenant}/webhooks/{webhook}", input, options),

    /** Books a time. The same Idempotency-Key and body give the same answer again. */
    createBooking: (
      input: { tenant: string; body: CreateBookingBody },
      options?: IdempotentOptions,
    ): Promise<PlacedBooking> => call("POST", "/api/v1/{tenant}/bookings", input, options),

    /** Books an appointment that repeats, all of it or nothing. The same Idempotency-Key and body give the same answer again. Needs a key with the scope `bookings:write`. */
    createSeries: (
      input: { tenant: string; body: CreateSeriesBody },
      options?: IdempotentOptions,
    ): Promise<PlacedSeries> => call("POST", "/api/v1/{tenant}/series", input, options),

    /** Adds a webhook. Its secret is in this answer and nowhere else. Needs a key with the scope `webhooks:write`. */
    createWebhook: (
      input: { tenant: string; body: CreateWebhookBody },
      options?: CallOptions,
    ): Promise<NewWebhook> => call("POST", "/api/v1/{tenant}/webhooks", input, options),

    /** Says no to a booking that waits for approval, frees its time and writes to the customer. Needs a key with the scope `bookings:write`. */
    declineBooking: (
      input: { tenant: string; id: string; body: DeclineBookingBody },
      options?: CallOptions,
    ): Promise<Booking> => call("POST", "/api/v1/{tenant}/bookings/{id}/decline", input, options),

    /** Lets an offer go: it goes to the next, and the place in the line is kept. */
    declineOffer: (
      input: { waitlistToken: string; body?: DeclineOfferBody },
      options?: CallOptions,
    ): Promise<Waiting> => call("POST", "/api/v1/waitlist/{waitlistToken}/decline", input, options),

    /** Takes a webhook away; what still waits for it is not sent. Needs a key with the scope `webhooks:write`. */
    deleteWebhook: (
      input: { tenant: string; webhook: string },
      options?: CallOptions,
    ): Promise<{
      deleted: true;
    }> => call("DELETE", "/api/v1/{tenant}/webhooks/{webhook}", input, options),

    /** Whether customers are offered a start, and which rules say no. Needs a key with the scope `bookings:read`. */
    explainStart: (
      input: { tenant: string; query: ExplainStartQuery },
      options?: CallOptions,
    ): Promise<Explanation> => call("GET", "/api/v1/{tenant}/explain", input, options),

    /** Every booking as a file, by start, streamed. What it holds, import takes back. Needs a key with the scope `data:export`. */
    exportBookings: (
      input: { tenant: string; query?: ExportBookingsQuery },
      options?: CallOptions,
    ): Promise<string> => call("GET", "/api/v1/{tenant}/export/bookings", input, options),

    /** Every customer as a file, streamed. What it holds, import takes back. Needs a key with the scope `data:export`. */
    exportCustomers: (
      input: { tenant: string; query?: ExportCustomersQuery },
      options?: CallOptions,
    ): Promise<string> => call("GET", "/api/v1/{tenant}/export/customers", input, options),

    /** A series with its bookings. Needs a key with the scope `bookings:read`. */
    getSeries: (input: { tenant: string; id: string }, options?: CallOptions): Promise<Series> =>
      call("GET", "/api/v1/{tenant}/series/{id}", input, options),

    /** Brings bookings or customers in from JSON, CSV or ICS. Conflicts are never overwritten; the same file again changes nothing. Needs a key with the scope `data:import`. */
    importFile: (
      input: { tenant: string; query?: ImportFileQuery; body: ImportFileBody },
      options?: CallOptions,
    ): Promise<Import> => call("POST", "/api/v1/{tenant}/import", input, options),

    /** Asks for a time that is not free now. Whoever stands there already changes their wish and keeps their place. Where times that fit are free, 409 names them as `alternatives`. */
    joinWaitlist: (
      input: { tenant: string; body: JoinWaitlistBody },
      options?: IdempotentOptions,
    ): Promise<JoinedWaitlist> => call("POST", "/api/v1/{tenant}/waitlist", input, options),

    /** Leaves the list; an offer goes to the next. */
    leaveWaitlist: (input: { waitlistToken: string }, options?: CallOptions): Promise<Waiting> =>
      call("POST", "/api/v1/waitlist/{waitlistToken}/leave", input, options),

    /** Bookings by start, oldest first, a page at a time. Needs a key with the scope `bookings:read`. */
    listBookings: (
      input: { tenant: string; query?: ListBookingsQuery },
      options?: CallOptions,
    ): Promise<BookingList> => call("GET", "/api/v1/{tenant}/bookings", input, options),

    /** Customers by name, a page at a time; all, or those whom a search finds. Needs a key with the scope `customers:read`. */
    listCustomers: (
      input: { tenant: string; query?: ListCustomersQuery },
      options?: CallOptions,
    ): Promise<CustomerList> => call("GET", "/api/v1/{tenant}/customers", input, options),

    /** Public holidays of a place in a year, as closed days ready for a schedule's exceptions. Needs a key with the scope `configuration:read`. */
    listHolidays: (
      input: { tenant: string; query: ListHolidaysQuery },
      options?: CallOptions,
    ): Promise<Holidays> => call("GET", "/api/v1/{tenant}/holidays", input, options),

    /** Every movement of money about a booking, in order. Needs a key with the scope `ledger:read`. */
    listLedgerEntries: (
      input: { tenant: string; query: ListLedgerEntriesQuery },
      options?: CallOptions,
    ): Promise<Ledger> => call("GET", "/api/v1/{tenant}/ledger", input, options),

    /** Every message about a booking, and what became of it. Needs a key with the scope `messages:read`. */
    listMessages: (
      input: { tenant: string; query: ListMessagesQuery },
      options?: CallOptions,
    ): Promise<Messages> => call("GET", "/api/v1/{tenant}/messages", input, options),

    /** Every start that could be booked now, between two local dates. */
    listSlots: (
      input: { tenant: string; service: string; query: ListSlotsQuery },
      options?: CallOptions,
    ): Promise<Slots> => call("GET", "/api/v1/{tenant}/services/{service}/slots", input, options),

    /** Who waits, service by service, in the order in which they are offered a time. Needs a key with the scope `bookings:read`. */
    listWaitlist: (
      input: { tenant: string; query?: ListWaitlistQuery },
      options?: CallOptions,
    ): Promise<Waitlist> => call("GET", "/api/v1/{tenant}/waitlist", input, options),

    /** What was sent to a webhook and what it answered, newest first, a page at a time. Needs a key with the scope `webhooks:read`. */
    listWebhookDeliveries: (
      input: { tenant: string; webhook: string; query?: ListWebhookDeliveriesQuery },
      options?: CallOptions,
    ): Promise<WebhookDeliveryList> =>
      call("GET", "/api/v1/{tenant}/webhooks/{webhook}/deliveries", input, options),

    /** Every webhook of the business, oldest first. Needs a key with the scope `webhooks:read`. */
    listWebhooks: (input: { tenant: string }, options?: CallOptions): Promise<WebhookList> =>
      call("GET", "/api/v1/{tenant}/webhooks", input, options),

    /** Says that the customer did not come to a booking that has started. Needs a key with the scope `bookings:write`. */
    markNoShow: (input: { tenant: string; id: string }, options?: CallOptions): Promise<Booking> =>
      call("POST", "/api/v1/{tenant}/bookings/{id}/no-show", input, options),

    /** Changes time, person, service, people or length for the business; notice and caps do not bind it, a taken time does. Needs a key with the scope `bookings:write`. */
    moveBooking: (
      input: { tenant: string; id: string; body: MoveBookingBody },
      options?: CallOptions,
    ): Promise<Booking> => call("POST", "/api/v1/{tenant}/bookings/{id}/move", input, options),

    /** Changes time, people or length: the same id, a higher version. What it has is kept when the new is taken. */
    moveManagedBooking: (
      input: { manageToken: string; body: MoveManagedBookingBody },
      options?: CallOptions,
    ): Promise<Booking> => call("POST", "/api/v1/bookings/{manageToken}/move", input, options),

    /** Moves one booking of a series, and with it those after it, or all that are ahead, by the same wall time: all of them or none. Needs a key with the scope `bookings:write`. */
    moveSeries: (
      input: { tenant: string; id: string; body: MoveSeriesBody },
      options?: CallOptions,
    ): Promise<Series> => call("POST", "/api/v1/{tenant}/series/{id}/move", input, options),

    /** Gives somebody another place in their line; beyond its end means the end. Needs a key with the scope `bookings:write`. */
    moveWaitlistEntry: (
      input: { tenant: string; entry: string; body: MoveWaitlistEntryBody },
      options?: CallOptions,
    ): Promise<WaitlistPosition> =>
      call("POST", "/api/v1/{tenant}/waitlist/{entry}/position", input, options),

    /** What would become of each time of a series. Changes nothing. Needs a key with the scope `bookings:read`. */
    previewSeries: (
      input: { tenant: string; body: PreviewSeriesBody },
      options?: CallOptions,
    ): Promise<SeriesPreview> => call("POST", "/api/v1/{tenant}/series/preview", input, options),

    /** One booking. Needs a key with the scope `bookings:read`. */
    readBooking: (input: { tenant: string; id: string }, options?: CallOptions): Promise<BusinessBooking> =>
      call("GET", "/api/v1/{tenant}/bookings/{id}", input, options),

    /** A business and what can be booked there. */
    readBusiness: (input: { tenant: string }, options?: CallOptions): Promise<Business> =>
      call("GET", "/api/v1/{tenant}", input, options),

    /** The whole set-up of the business as one document. Needs a key with the scope `configuration:read`. */
    readConfiguration: (input: { tenant: string }, options?: CallOptions): Promise<Configuration> =>
      call("GET", "/api/v1/{tenant}/configuration", input, options),

    /** One customer. The id of a merged record gives the one it became part of. Needs a key with the scope `customers:read`. */
    readCustomer: (input: { tenant: string; id: string }, options?: CallOptions): Promise<Customer> =>
      call("GET", "/api/v1/{tenant}/customers/{id}", input, options),

    /** What became of an import, row by row, a page at a time. Needs a key with the scope `data:import`. */
    readImport: (
      input: { tenant: string; import: string; query?: ReadImportQuery },
      options?: CallOptions,
    ): Promise<Import> => call("GET", "/api/v1/{tenant}/import/{import}", input, options),

    /** The booking as a calendar file (RFC 5545), as of its latest version. */
    readInvite: (input: { manageToken: string }, options?: CallOptions): Promise<string> =>
      call("GET", "/api/v1/bookings/{manageToken}/invite.ics", input, options),

    /** The booking behind a manage link, and what cancelling it now would mean. */
    readManagedBooking: (input: { manageToken: string }, options?: CallOptions): Promise<ManagedBooking> =>
      call("GET", "/api/v1/bookings/{manageToken}", input, options),

    /** This document. */
    readOpenApi: (
      options?: CallOptions,
    ): Promise<{
      openapi: string;
    }> => call("GET", "/api/v1/openapi.json", {}, options),

    /** What somebody waits for, and their offer. Reading it answers nothing. */
    readWaiting: (input: { waitlistToken: string }, options?: CallOptions): Promise<Waiting> =>
      call("GET", "/api/v1/waitlist/{waitlistToken}", input, options),

    /** Takes somebody off the list; what was held for them goes to the next. They are not written to. Needs a key with the scope `bookings:write`. */
    removeWaitlistEntry: (
      input: { tenant: string; entry: string },
      options?: CallOptions,
    ): Promise<RemovedWaitlistEntry> =>
      call("POST", "/api/v1/{tenant}/waitlist/{entry}/remove", input, options),

    /** Makes the business look like this document: everything or nothing. What GET returns is accepted unchanged. Needs a key with the scope `configuration:write`. */
    replaceConfiguration: (
      input: { tenant: string; body: ReplaceConfigurationBody },
      options?: CallOptions,
    ): Promise<Configuration> => call("PUT", "/api/v1/{tenant}/configuration", input, options),

    /** Sends a delivery again, with the same webhook-id. Needs a key with the scope `webhooks:write`. */
    replayWebhookDelivery: (
      input: { tenant: string; delivery: string },
      options?: CallOptions,
    ): Promise<WebhookDelivery> =>
      call("POST", "/api/v1/{tenant}/webhooks/deliveries/{delivery}/replay", input, options),

    /** Gives a webhook a new secret; the old one signs too for 24 hours. Needs a key with the scope `webhooks:write`. */
    rotateWebhookSecret: (
      input: { tenant: string; webhook: string },
      options?: CallOptions,
    ): Promise<NewWebhook> => call("POST", "/api/v1/{tenant}/webhooks/{webhook}/rotate", input, options),

    /** Sends a `test` event now, once, and says what came back. Needs a key with the scope `webhooks:write`. */
    testWebhook: (
      input: { tenant: string; webhook: string },
      options?: CallOptions,
    ): Promise<WebhookDelivery> => call("POST", "/api/v1/{tenant}/webhooks/{webhook}/test", input, options),
  };
}

export type Punctual = ReturnType<typeof createPunctual>;

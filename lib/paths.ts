/** Every address of the product, in one place (house rule 14). Paths only; `absolute` adds the host. */
const q = (params: Record<string, string | undefined>): string => {
  const pairs = Object.entries(params).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== "",
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
};

/** One step of an address: whatever it holds, it stays that one step ("//host" would be another host, case A18). */
const step = (text: string): string => encodeURIComponent(text);

interface Whose {
  kind: string;
  slug: string;
}

const ofWhom = (whose: string | Whose | undefined) =>
  typeof whose === "object" ? { [whose.kind]: whose.slug } : { schedule: whose };

/** Names the search of bookings in an address, so that the cursor goes there. */
export const searchId = "search";

export const paths = {
  home: () => "/",
  signIn: (next?: string) => `/sign-in${q({ next })}`,
  signInConfirm: (token: string, next?: string) => `/sign-in/confirm${q({ token, next })}`,
  signUp: () => "/sign-up",
  signUpBusiness: () => "/sign-up/business",
  signUpDone: (tenant: string) => `/sign-up/done${q({ tenant })}`,
  account: () => "/account",
  invitation: (token: string) => `/invitation/${token}`,
  tenant: (tenant: string) => `/${step(tenant)}`,
  service: (
    tenant: string,
    service: string,
    params: {
      date?: string;
      start?: string;
      staff?: string;
      timezone?: string;
      duration?: string;
      party?: string;
    } = {},
  ) => `/${step(tenant)}/${step(service)}${q(params)}`,
  /** What other websites frame (case X10). */
  embed: {
    tenant: (tenant: string, params: { timezone?: string } = {}) => `/embed/${step(tenant)}${q(params)}`,
    service: (tenant: string, service: string, params: Record<string, string | undefined> = {}) =>
      `/embed/${step(tenant)}/${step(service)}${q(params)}`,
    /** The script that does so. */
    script: () => "/embed.js",
  },
  manage: (
    token: string,
    params: {
      booked?: string;
      moved?: string;
      changed?: string;
      cancelled?: string;
      paid?: string;
      unpaid?: string;
    } = {},
  ) => `/manage/${token}${q(params)}`,
  manageMove: (token: string, params: { date?: string; start?: string; timezone?: string } = {}) =>
    `/manage/${token}/move${q(params)}`,
  manageSlots: (token: string, params: { from: string; to: string; timezone: string }) =>
    `/manage/${token}/slots${q(params)}`,
  /** Where the business answers a request, from its mail. */
  decide: (token: string) => `/decide/${token}`,
  /** Where somebody asks to be told when a time comes free. */
  joinWaitlist: (tenant: string, service: string, params: Record<string, string | undefined> = {}) =>
    `/${step(tenant)}/${step(service)}/waitlist${q(params)}`,
  /** What they wait for, and their offer. */
  waitlist: (token: string, params: { done?: string } = {}) => `/waitlist/${token}${q(params)}`,
  invite: (token: string) => `/api/v1/bookings/${token}/invite.ics`,
  dashboards: () => "/dashboard",
  dashboard: {
    today: (
      tenant: string,
      params: {
        date?: string | undefined;
        view?: string | undefined;
        booking?: string;
        session?: string;
        block?: string;
      } = {},
    ) => `/dashboard/${tenant}${q(params)}`,
    /** What the dashboard's own pages fetch. */
    pulse: (tenant: string) => `/dashboard/${tenant}/pulse`,
    slots: (tenant: string, params: Record<string, string | undefined>) =>
      `/dashboard/${tenant}/slots${q(params)}`,
    offered: (tenant: string, params: { staff: string; date: string }) =>
      `/dashboard/${tenant}/offered${q(params)}`,
    bookings: (tenant: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/bookings${q(params)}`,
    searchBookings: (tenant: string) => `/dashboard/${tenant}/bookings#${searchId}`,
    booking: (tenant: string, id: string) => `/dashboard/${tenant}/bookings/${id}`,
    session: (tenant: string, id: string) => `/dashboard/${tenant}/sessions/${id}`,
    newBooking: (tenant: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/bookings/new${q(params)}`,
    customers: (tenant: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/customers${q(params)}`,
    customer: (tenant: string, id: string) => `/dashboard/${tenant}/customers/${id}`,
    /** What the form for a new booking asks while somebody types. */
    suggest: (tenant: string, text: string) => `/dashboard/${tenant}/customers/suggest${q({ q: text })}`,
    waitlist: (tenant: string, params: { service?: string; offer?: string; add?: string } = {}) =>
      `/dashboard/${tenant}/waitlist${q(params)}`,
    money: (tenant: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/money${q(params)}`,
    ledgerFile: (tenant: string) => `/dashboard/${tenant}/money/ledger`,
    services: (tenant: string) => `/dashboard/${tenant}/services`,
    newService: (tenant: string) => `/dashboard/${tenant}/services/new`,
    service: (tenant: string, slug: string) => `/dashboard/${tenant}/services/edit/${slug}`,
    /** `whose`: a schedule's slug, or who keeps the hours. */
    availability: (tenant: string, whose?: string | Whose) =>
      `/dashboard/${tenant}/availability${q(ofWhom(whose))}`,
    specialDays: (tenant: string, whose?: string | Whose) =>
      `/dashboard/${tenant}/availability/special-days${q(ofWhom(whose))}`,
    whyNot: (tenant: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/availability/why${q(params)}`,
    timeOff: (tenant: string) => `/dashboard/${tenant}/availability/time-off`,
    team: (tenant: string) => `/dashboard/${tenant}/team`,
    settings: (tenant: string) => `/dashboard/${tenant}/settings`,
    places: (tenant: string) => `/dashboard/${tenant}/settings/places`,
    policies: (tenant: string) => `/dashboard/${tenant}/settings/policies`,
    newPolicy: (tenant: string) => `/dashboard/${tenant}/settings/policies/new`,
    policy: (tenant: string, slug: string) => `/dashboard/${tenant}/settings/policies/edit/${slug}`,
    website: (tenant: string) => `/dashboard/${tenant}/settings/website`,
    plan: (tenant: string, params: { from?: "stripe" } = {}) =>
      `/dashboard/${tenant}/settings/plan${q(params)}`,
    data: (tenant: string) => `/dashboard/${tenant}/settings/data`,
    import: (tenant: string, id: string, params: { show?: string; page?: string } = {}) =>
      `/dashboard/${tenant}/settings/data/${id}${q(params)}`,
    /** Where files are sent to and taken from. */
    upload: (tenant: string) => `/dashboard/${tenant}/settings/data/upload`,
    download: (tenant: string) => `/dashboard/${tenant}/settings/data/export`,
    apiKeys: (tenant: string) => `/dashboard/${tenant}/settings/api-keys`,
    webhooks: (tenant: string) => `/dashboard/${tenant}/settings/webhooks`,
    webhook: (tenant: string, id: string, params: Record<string, string | undefined> = {}) =>
      `/dashboard/${tenant}/settings/webhooks/${id}${q(params)}`,
  },
  api: {
    tenant: (tenant: string) => `/api/v1/${tenant}`,
    slots: (tenant: string, service: string, params: Record<string, string | undefined>) =>
      `/api/v1/${tenant}/services/${service}/slots${q(params)}`,
    bookings: (tenant: string) => `/api/v1/${tenant}/bookings`,
  },
} as const;

/** Slugs that a business cannot have, because an address of ours begins with them. */
export const reservedSlugs: ReadonlySet<string> = new Set(
  `about account accounts admin api app assets auth billing blog book booking bookings contact cookies dashboard decide demo docs
  embed favicon fonts health help home imprint invitation invite legal login logout mail mailbox manage me new null openapi oauth
  pricing privacy public punctual robots sandbox security settings sign-in sign-out sign-up signin signout signup site sitemap
  static status stripe support system team terms test undefined user users v1 waitlist webhook webhooks well-known www _next`.split(
    /\s+/,
  ),
);

/** The whole address of a path on this installation. `base` is APP_URL. */
export const absolute = (base: string, path: string): string => new URL(path, base).toString();

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);
export const appUrl = process.env.PUNCTUAL_URL ?? "http://localhost:3000";

export interface ServiceSetup {
  slug: string;
  name?: string;
  durationMinutes?: number;
  durations?: { durationMinutes: number; price: number }[];
  stepMinutes?: number;
  horizonDays?: number;
  capacity?: number;
  staff?: string[];
  price?: number;
  minimumNoticeMinutes?: number;
  bufferAfterMinutes?: number;
  resources?: string[];
  limits?: { perDay?: number };
  approval?: boolean;
  waitlist?: false | { offerMinutes: number };
  policy?: string;
  payment?: { kind: "none" | "full" } | { kind: "deposit"; percent: number };
  noShowFee?: number;
}

export interface Setup {
  name?: string;
  timezone?: string;
  services: ServiceSetup[];
  /** Hours of every day. */
  from?: string;
  to?: string;
  exceptions?: { date: string; closed?: true; open?: { from: string; to: string }[] }[];
  staff?: { slug: string; name: string }[];
  resources?: { slug: string; name: string; units: number }[];
  policies?: { slug: string; tiers: { before: { hours: number } | "same-day"; refund: number }[] }[];
  /** Websites that may frame the booking page. */
  embedParents?: string[];
}

export interface Business {
  slug: string;
  apiKey: string;
  /** What the management API answers, in full. */
  bookings(
    from: string,
    to: string,
  ): Promise<{ id: string; start: string; status: string; version: number; staff: string | null }[]>;
  configure(setup: Setup): Promise<void>;
}

/** Opens a business of the test's own from the command line and sets it up through the API: no test meets another's slots. */
export async function openBusiness(setup: Setup): Promise<Business> {
  const slug = `e2e-${randomBytes(5).toString("hex")}`;
  const timezone = setup.timezone ?? "America/New_York";
  const { stdout } = await run(process.execPath, [
    ...["scripts/admin.ts", "tenant", "create", "--slug", slug, "--name", setup.name ?? "Willow Works"],
    ...["--timezone", timezone, "--currency", "USD", "--owner-email", `owner@${slug}.test`],
  ]);
  const { apiKey }: { apiKey: string } = JSON.parse(stdout);
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${appUrl}/api/v1/${slug}${path}`, { headers, ...init });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const business: Business = {
    slug,
    apiKey,
    bookings: async (from, to) =>
      (await call(`/bookings?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`)).bookings,
    configure: async (next) => {
      await call("/configuration", { method: "PUT", body: JSON.stringify(document(next, timezone)) });
    },
  };
  await business.configure(setup);
  return business;
}

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function document(setup: Setup, timezone: string) {
  const staff = setup.staff ?? [{ slug: "ana", name: "Ana Ruiz" }];
  return {
    business: {
      ...{ name: setup.name ?? "Willow Works", timezone, currency: "USD", locale: "en" },
      embedParents: setup.embedParents ?? [],
    },
    locations: [{ slug: "here", name: "Elm Street", timezone, kind: "in_person", address: "12 Elm Street" }],
    schedules: [
      {
        slug: "open",
        timezone,
        weekly: [{ days: everyDay, from: setup.from ?? "09:00", to: setup.to ?? "17:00" }],
        exceptions: setup.exceptions ?? [],
      },
    ],
    staff: staff.map((person) => ({ ...person, schedule: "open" })),
    ...(setup.resources && { resources: setup.resources }),
    ...(setup.policies && { policies: setup.policies }),
    services: setup.services.map((service) => ({
      name: "Haircut",
      durationMinutes: 60,
      stepMinutes: 60,
      horizonDays: 60,
      price: 4500,
      staff: staff.map((person) => person.slug),
      ...service,
      location: "here",
    })),
  };
}

/** Books through the public API, as a rival would. */
export async function bookElsewhere(
  slug: string,
  service: string,
  start: string,
  staff?: string,
): Promise<number> {
  const response = await fetch(`${appUrl}/api/v1/${slug}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomBytes(12).toString("hex") },
    body: JSON.stringify({
      service,
      start,
      staff,
      timezone: "America/New_York",
      customer: { name: "Somebody Faster", email: "faster@example.com" },
    }),
  });
  return response.status;
}

/** A local date some days from now, as UTC sees it: far enough from midnight questions for what these tests ask. */
export const dateIn = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

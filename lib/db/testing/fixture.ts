import type { PlacementRequest } from "#lib/booking/request.ts";
import type { BookingInput } from "#lib/booking/schema.ts";
import { platformDb } from "#lib/db/client.ts";
import { mintScope, type TenantScope } from "#lib/db/scope.ts";
import { type Setup, type SetupService, weekdays, writeSetup } from "#prisma/seed/setup.ts";

let made = 0;

const everyDay = weekdays([1, 2, 3, 4, 5, 6, 7], 0, 1440);

/** A New York salon, open day and night, two staff, one chair fewer than it needs for both at once. */
export function salon(change: Partial<Setup> = {}, service: Partial<SetupService> = {}): Setup {
  const slug = `salon-${process.pid}-${++made}`;
  const zone = "America/New_York";
  return {
    tenant: {
      slug,
      name: "Fixture Salon",
      timezone: zone,
      currency: "USD",
      description: "",
      email: `owner@${slug}.test`,
      accent: "#2f6f5e",
    },
    owner: { email: `owner@${slug}.test`, name: "Olive Owner", staff: "ana" },
    locations: [{ slug: "main", name: "Main", timezone: zone, kind: "in_person", address: "1 Main Street" }],
    schedules: [{ slug: "always", timezone: zone, weekly: everyDay }],
    staff: [
      { slug: "ana", name: "Ana", schedule: "always", email: `ana@${slug}.test` },
      { slug: "ben", name: "Ben", schedule: "always", email: `ben@${slug}.test` },
    ],
    resources: [],
    services: [
      {
        slug: "cut",
        name: "Cut",
        description: "",
        durationMinutes: 30,
        price: 4500,
        minimumNoticeMinutes: 0,
        staff: ["ana"],
        location: "main",
        ...service,
      },
    ],
    ...change,
  };
}

export interface FixtureTenant {
  scope: TenantScope;
  slug: string;
  tenantId: string;
}

/** Writes a tenant for a test. */
export async function fixtureTenant(setup: Setup = salon()): Promise<FixtureTenant> {
  const tenantId = await writeSetup(platformDb(), setup);
  return { scope: mintScope(tenantId), slug: setup.tenant.slug, tenantId };
}

type Wish = Omit<PlacementRequest, "customer"> & Pick<BookingInput, "customer">;

/** A customer's wish for the fixture salon's cut. `start` in minutes since the epoch. Somebody new unless `change` says who. */
export function wish(start: number, { customer, ...change }: Partial<PlacementRequest> = {}): Wish {
  const address = `customer-${++made}@example.com`;
  return {
    service: "cut",
    start,
    timezone: "Asia/Kathmandu",
    customer: { name: "Casey Customer", email: { address, key: address }, ...withAddress(customer) },
    actor: { kind: "customer" },
    source: "api",
    ...change,
  };
}

/** Whoever wishes for themselves has an address. */
const withAddress = (customer: Partial<PlacementRequest>["customer"]) => {
  const { email, id: _, ...person } = customer ?? {};
  return { ...person, ...(email && { email }) };
};

// Looked at once: the clock may strike between two lines of a test. Ten minutes before it does, it counts as having
// struck, so that the hour that lies ahead still does when the slowest test asks for it.
const thisHour = Math.floor((Date.now() + 600_000) / 3_600_000) * 60;

/** The first minute of the hour that lies `hours` ahead: the same one all through a test file. */
export const inHours = (hours: number): number => thisHour + hours * 60;

import { z } from "zod";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { durationChoices } from "#lib/services/durations.ts";
import { quote } from "#lib/services/pricing.ts";
import { money, slug, zone } from "./schema.ts";

/** `GET /api/v1/{tenant}`, contract 1. */
export const tenantAnswer = z
  .object({
    slug,
    name: z.string(),
    timezone: zone,
    currency: z.string().meta({ example: "EUR" }),
    locale: z.string().meta({ example: "de" }),
    locations: z.array(z.object({ slug, name: z.string(), timezone: zone })),
    staff: z.array(z.object({ slug, name: z.string() })),
    services: z.array(
      z.object({
        slug,
        name: z.string(),
        description: z.string(),
        durationMinutes: z.int(),
        durations: z
          .array(z.object({ durationMinutes: z.int(), price: money }))
          .optional()
          .meta({
            description:
              "Where there is a choice: every length with its price, shortest first, the usual one among them.",
          }),
        price: money,
        payment: z.enum(["none", "deposit", "full"]),
        dueNow: money,
        capacity: z.int(),
        location: slug,
      }),
    ),
  })
  .meta({ id: "Business" });

/** What a customer may know of a business; only staff who can be booked are named (T6). */
export function tenantView({ tenant, locations, staff, services }: Catalogue): z.output<typeof tenantAnswer> {
  const offered = services.filter((service) => service.active);
  const bookable = new Set(offered.flatMap((service) => service.rules.staff.map((member) => member.id)));
  const inCurrency = (amount: number) => ({ amount, currency: tenant.currency });
  return {
    slug: tenant.slug,
    name: tenant.name,
    timezone: tenant.timezone,
    currency: tenant.currency,
    locale: tenant.locale,
    locations: locations.map(({ slug, name, timezone }) => ({ slug, name, timezone })),
    staff: staff.filter((member) => bookable.has(member.id)).map(({ slug, name }) => ({ slug, name })),
    services: offered.map((service) => {
      const { price, dueNow, payment } = quote(service, 1);
      return {
        slug: service.slug,
        name: service.name,
        description: service.description,
        durationMinutes: service.rules.durationMinutes,
        ...(service.durations.length > 0 && {
          durations: durationChoices(service).map((choice) => ({
            durationMinutes: choice.durationMinutes,
            price: inCurrency(choice.price),
          })),
        }),
        price: inCurrency(price),
        payment,
        dueNow: inCurrency(dueNow),
        capacity: service.rules.capacity,
        location: service.location.slug,
      };
    }),
  };
}

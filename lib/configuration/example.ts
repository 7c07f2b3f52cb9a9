import type { ConfigurationDocument } from "./document.ts";

/** Contract 2's document: the example of the OpenAPI document, and of the tests. */
export const exampleConfiguration: ConfigurationDocument = {
  business: { name: "Studio Mitte", timezone: "Europe/Berlin", currency: "EUR", locale: "de" },
  locations: [{ slug: "mitte", name: "Berlin Mitte", timezone: "Europe/Berlin", kind: "in_person" }],
  schedules: [
    {
      slug: "weekdays",
      timezone: "Europe/Berlin",
      weekly: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
      exceptions: [
        { date: "2026-12-24", closed: true },
        { date: "2026-12-28", open: [{ from: "10:00", to: "14:00" }] },
      ],
    },
  ],
  staff: [{ slug: "ana", name: "Ana", schedule: "weekdays", email: "ana@studio.example" }],
  resources: [{ slug: "room", name: "Treatment room", units: 2, schedule: "weekdays" }],
  policies: [
    {
      slug: "standard",
      tiers: [
        { before: { hours: 24 }, refund: 100 },
        { before: { hours: 0 }, refund: 50 },
        { before: "same-day", refund: 0 },
      ],
      afterMove: "carry",
    },
  ],
  services: [
    {
      slug: "cut",
      name: "Haircut",
      durationMinutes: 45,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 15,
      stepMinutes: 15,
      minimumNoticeMinutes: 120,
      horizonDays: 60,
      capacity: 1,
      staff: ["ana"],
      assignment: "any",
      resources: ["room"],
      location: "mitte",
      price: 4500,
      payment: { kind: "deposit", percent: 20 },
      policy: "standard",
      limits: { perDay: 8, perCustomer: 2 },
      approval: false,
      reminders: [{ hoursBefore: 24 }],
    },
  ],
};

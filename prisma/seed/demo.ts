import { addDays } from "#lib/time/civil.ts";
import type { Around } from "./around.ts";
import { type Setup, weekdays } from "./setup.ts";

const hour = 60;

/** contract 7: a hair salon in New York with three staff, deposits and a chair resource. */
export const juniper = ({ newYork, nextMonth }: Around): Setup => ({
  tenant: {
    slug: "juniper",
    name: "Juniper Salon",
    timezone: "America/New_York",
    currency: "USD",
    description: "Cuts, colour and quiet. A small salon on Elm Street.",
    email: "owner@juniper.test",
    phone: "+1 212 555 0142",
    accent: "#7a4b2a",
    weekStart: 7,
  },
  owner: { email: "owner@juniper.test", name: "June Park", staff: "ana" },
  locations: [
    {
      slug: "elm-street",
      name: "Elm Street",
      timezone: "America/New_York",
      kind: "in_person",
      address: "12 Elm Street, New York, NY 10013",
      schedule: "salon",
    },
  ],
  schedules: [
    {
      slug: "salon",
      timezone: "America/New_York",
      weekly: [
        ...weekdays([1], 10 * hour, 19 * hour),
        ...weekdays([2, 3, 4, 5], 9 * hour, 20 * hour),
        ...weekdays([6], 9 * hour, 18 * hour),
      ],
      exceptions: newYork,
    },
    {
      slug: "ana",
      timezone: "America/New_York",
      weekly: [...weekdays([2, 3, 4, 5], 9 * hour, 17 * hour), ...weekdays([6], 9 * hour, 15 * hour)],
    },
    {
      slug: "ben",
      timezone: "America/New_York",
      weekly: [
        ...weekdays([1, 2, 4, 5], 10 * hour, 14 * hour),
        ...weekdays([1, 2, 4, 5], 15 * hour, 19 * hour),
      ],
    },
    { slug: "chloe", timezone: "America/New_York", weekly: weekdays([3, 4, 5, 6], 11 * hour, 20 * hour) },
  ],
  staff: [
    {
      slug: "ana",
      name: "Ana Ruiz",
      schedule: "ana",
      email: "ana@juniper.test",
      timeOff: [
        { from: `${nextMonth}T00:00`, to: `${addDays(nextMonth, 7)}T00:00`, reason: "A week by the sea" },
      ],
    },
    { slug: "ben", name: "Ben Adler", schedule: "ben", email: "ben@juniper.test" },
    { slug: "chloe", name: "Chloé Martin", schedule: "chloe", email: "chloe@juniper.test" },
  ],
  resources: [{ slug: "chair", name: "Chair", units: 3 }],
  services: [
    {
      slug: "haircut",
      name: "Haircut",
      description: "Wash, cut and finish.",
      durationMinutes: 45,
      bufferAfterMinutes: 15,
      price: 4500,
      payment: { kind: "deposit", percent: 20 },
      staff: ["ana", "ben", "chloe"],
      assignment: "balanced",
      resources: ["chair"],
      location: "elm-street",
      reminders: [{ hoursBefore: 24 }],
    },
    {
      slug: "colour",
      name: "Colour and cut",
      description:
        "Full colour with a cut; shorter for the roots only, longer for long hair. Please come with dry hair.",
      durationMinutes: 120,
      durations: [
        { durationMinutes: 90, price: 11500 },
        { durationMinutes: 180, price: 19500 },
      ],
      limits: { perWeek: 12 },
      bufferAfterMinutes: 15,
      stepMinutes: 30,
      price: 14500,
      payment: { kind: "deposit", percent: 20 },
      staff: ["ana", "chloe"],
      resources: ["chair"],
      location: "elm-street",
      reminders: [{ hoursBefore: 24 }],
    },
    {
      slug: "beard-trim",
      name: "Beard trim",
      description: "Hot towel, trim and shape.",
      durationMinutes: 30,
      price: 2500,
      payment: { kind: "deposit", percent: 20 },
      staff: ["ben"],
      resources: ["chair"],
      location: "elm-street",
      reminders: [{ hoursBefore: 24 }],
    },
    {
      slug: "wedding-hair",
      name: "Wedding hair",
      description: "A consultation, a trial and the big day. Tell us about it; we answer within a day.",
      durationMinutes: 90,
      bufferAfterMinutes: 15,
      stepMinutes: 30,
      price: 18000,
      payment: { kind: "deposit", percent: 20 },
      staff: ["chloe"],
      resources: ["chair"],
      location: "elm-street",
      approval: true,
      approvalHours: 24,
      reminders: [{ hoursBefore: 24 }],
    },
  ],
  lunches: [{ staff: "chloe", weekdays: [3, 4, 5, 6], from: "15:00", to: "15:30" }],
});

/** contract 7: a physiotherapy and yoga practice in London with group classes, two rooms and an online service. */
export const harbour = ({ england, nextMonth }: Around): Setup => ({
  tenant: {
    slug: "harbour",
    name: "Harbour Practice",
    timezone: "Europe/London",
    currency: "GBP",
    description: "Physiotherapy and yoga by the water.",
    email: "owner@harbour.test",
    phone: "+44 20 7946 0611",
    accent: "#1f5f78",
  },
  owner: { email: "owner@harbour.test", name: "Tom Hale", staff: "tom" },
  locations: [
    {
      slug: "quay",
      name: "The Quay",
      timezone: "Europe/London",
      kind: "in_person",
      address: "4 Harbour Quay, London SE16",
      schedule: "quay",
    },
    { slug: "online", name: "Online", timezone: "Europe/London", kind: "online", address: "" },
  ],
  schedules: [
    {
      slug: "quay",
      timezone: "Europe/London",
      weekly: weekdays([1, 2, 3, 4, 5], 7 * hour, 20 * hour),
      exceptions: england,
    },
    { slug: "tom", timezone: "Europe/London", weekly: weekdays([1, 2, 3, 4, 5], 8 * hour, 16 * hour) },
    {
      slug: "priya",
      timezone: "Europe/London",
      weekly: [...weekdays([1, 3, 5], 7 * hour, 12 * hour), ...weekdays([1, 3, 5], 17 * hour, 20 * hour)],
    },
  ],
  staff: [
    {
      slug: "tom",
      name: "Tom Hale",
      schedule: "tom",
      email: "tom@harbour.test",
      limits: { perDay: 10 },
      timeOff: [
        {
          from: `${addDays(nextMonth, 2)}T12:00`,
          to: `${addDays(nextMonth, 2)}T16:00`,
          reason: "First-aid course",
        },
      ],
    },
    { slug: "priya", name: "Priya Nair", schedule: "priya", email: "priya@harbour.test" },
  ],
  resources: [
    { slug: "treatment-room", name: "Treatment room", units: 1 },
    { slug: "studio", name: "Studio", units: 1 },
  ],
  services: [
    {
      slug: "physiotherapy",
      name: "Physiotherapy",
      description: "Assessment and treatment, one to one.",
      durationMinutes: 45,
      bufferAfterMinutes: 15,
      price: 6500,
      staff: ["tom"],
      resources: ["treatment-room"],
      location: "quay",
      reminders: [{ hoursBefore: 24 }, { hoursBefore: 2 }],
    },
    {
      slug: "yoga",
      name: "Yoga class",
      description: "A slow hour for every level. Mats are there.",
      durationMinutes: 60,
      stepMinutes: 60,
      price: 1400,
      capacity: 10,
      staff: ["priya"],
      resources: ["studio"],
      location: "quay",
      reminders: [{ hoursBefore: 24 }],
    },
    {
      slug: "video-consultation",
      name: "Video consultation",
      description: "Twenty minutes online to see what would help.",
      durationMinutes: 20,
      stepMinutes: 20,
      price: 3000,
      staff: ["tom", "priya"],
      location: "online",
      reminders: [{ hoursBefore: 24 }],
    },
  ],
});

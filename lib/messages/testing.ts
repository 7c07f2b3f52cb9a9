import type { Installation } from "./calendar-file.ts";
import type { BookingFacts } from "./facts.ts";
import type { InvitationFacts } from "./invitation.ts";

// What the tests of mails are written about.

export const installation: Installation = {
  appUrl: "https://book.example",
  senderAddress: "bookings@punctual.test",
};

const start = Date.UTC(2026, 11, 1, 14) / 60_000;

/** A haircut in New York, booked from Kathmandu. */
export const facts: BookingFacts = {
  id: "0192b7e4-0000-7000-8000-000000000001",
  version: 1,
  status: "confirmed",
  start,
  end: start + 45,
  changedAt: start - 10_000,
  timezone: "America/New_York",
  customer: {
    name: "Maria Silva",
    email: "maria@example.com",
    phone: "+1 212 555 0100",
    locale: "en",
    timezone: "Asia/Kathmandu",
  },
  answers: { "First visit?": "Yes" },
  party: 1,
  price: 4500,
  currency: "USD",
  service: { slug: "haircut", name: "Haircut" },
  location: { name: "Main Street Studio", kind: "in_person", address: "12 Elm Street" },
  staffName: "Ana",
  cancelledBy: null,
  cancelReason: null,
  holdExpires: null,
  decisionToken: "d_test",
  manageToken: "m_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  holdReason: null,
  dueNow: 0,
  paid: { captured: 0, refunded: 0 },
  deadlines: [],
  tenant: {
    id: "0192b7e4-0000-7000-8000-000000000002",
    slug: "juniper",
    name: "Juniper Salon",
    timezone: "America/New_York",
    currency: "USD",
    locale: "en",
    description: "",
    email: "hello@juniper.test",
    phone: "+1 212 555 0199",
    weekStart: 1,
    accent: "#8a3b5c",
    embedParents: [],
    canCharge: false,
    paymentHoldMinutes: 30,
    status: "active",
    revision: 1,
  },
};

export const invitation: InvitationFacts = {
  id: "0192b7e4-0000-7000-8000-000000000003",
  role: "admin",
  token: "i_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  expires: start,
  open: true,
  tenant: facts.tenant,
};

/** Who reads: the customer in Kathmandu; the business and its staff in New York. */
export const to = {
  customer: {
    audience: "customer",
    recipient: "maria@example.com",
    locale: "en",
    timezone: "Asia/Kathmandu",
  },
  business: {
    audience: "business",
    recipient: "hello@juniper.test",
    locale: "en",
    timezone: "America/New_York",
  },
  staff: { audience: "staff", recipient: "ana@juniper.test", locale: "en", timezone: "America/New_York" },
};

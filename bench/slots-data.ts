import type { ResourceRules, ScheduleRules, ServiceRules, StaffRules } from "#lib/availability/rules.ts";
import { defaultPolicy } from "#lib/policies/policy.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { AVAIL, type BusyDates, busy, type Horizon, LEN, NOTICE, STEP, ZONE } from "./scenario.mjs";

/** The businesses that bench/slots.ts measures, as compiled rules and as what Postgres answers. */

/** New York's March to May of 2027, whole local days. */
export const quarter: Horizon = {
  from: Date.parse("2027-03-01T05:00:00Z"),
  to: Date.parse("2027-06-01T04:00:00Z"),
};

export const scheduleOf = (id: string, hours = AVAIL): ScheduleRules => ({
  id,
  zone: ZONE,
  weekly: hours.flatMap(({ days, start, end }) => days.map((weekday) => ({ weekday, from: start, to: end }))),
  exceptions: new Map(),
  periods: [],
});

export const staffOf = (count: number, scheduleFor: (index: number) => ScheduleRules): StaffRules[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `host-${i}`,
    slug: `host-${i}`,
    schedule: scheduleFor(i),
    timeOff: [],
    limits: {},
    weight: 1,
  }));

export const serviceOf = (extra: Partial<ServiceRules> & Pick<ServiceRules, "staff">): ServiceRules => ({
  id: "service",
  slug: "service",
  zone: ZONE,
  durationMinutes: LEN,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  hours: [],
  stepMinutes: STEP,
  alignment: "clock",
  minimumNoticeMinutes: NOTICE,
  horizonDays: 400,
  dates: { from: null, to: null },
  weekStart: 1,
  capacity: 1,
  assignment: "any",
  resources: [],
  limits: {},
  ...extra,
});

/** Ten kinds of service of fifty people on five schedules, each with a room: one of ten, for all of them. */
export function clinic(): { services: ServiceRules[]; lanes: Map<string, BusyDates[]> } {
  const shifts = Array.from({ length: 5 }, (_, i) =>
    scheduleOf(`shift-${i}`, [{ days: [1, 2, 3, 4, 5], start: (7 + i) * 60, end: (15 + i) * 60 }]),
  );
  const weekdays = scheduleOf("weekdays");
  const staff = staffOf(50, (i) => shifts[i % shifts.length] ?? weekdays);
  const rooms: ResourceRules = {
    id: "rooms",
    slug: "rooms",
    unitIds: Array.from({ length: 10 }, (_, i) => `room-${i}`),
    schedule: null,
  };
  const services = Array.from({ length: 10 }, (_, i) =>
    serviceOf({
      id: `service-${i}`,
      slug: `service-${i}`,
      durationMinutes: 20 + 10 * (i % 4),
      bufferAfterMinutes: 5 * (i % 3),
      staff,
      resources: [rooms],
    }),
  );
  const ids = [...staff.map(({ id }) => id), ...rooms.unitIds];
  return { services, lanes: new Map(ids.map((id, i) => [id, busy(quarter, 300, 42 + i)])) };
}

/** Rules as the catalogue carries them. */
export const soldAs = (rules: ServiceRules): CatalogueService => ({
  id: rules.id,
  slug: rules.slug,
  name: rules.slug,
  description: "",
  price: 0,
  payment: { kind: "none" },
  charge: { rule: { kind: "none" }, currency: "USD", noShowFee: 0 },
  noShowFee: 0,
  durations: [],
  balanceDays: 14,
  active: true,
  location: { id: "here", slug: "here", name: "Here", timezone: ZONE, kind: "in_person", address: "" },
  policy: defaultPolicy,
  reminders: [],
  approval: false,
  approvalHours: 24,
  waitlistMinutes: 120,
  rules,
});

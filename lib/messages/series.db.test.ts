import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { createMailer } from "#lib/email/mailer.ts";
import { cancelSeries } from "#lib/series/cancellation.ts";
import { moveSeries } from "#lib/series/move.ts";
import { placeSeries } from "#lib/series/mutations.ts";
import { mondayAt, seriesOf } from "#lib/series/testing.ts";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { type DeliveryTools, deliver } from "./jobs.ts";
import { claimDue } from "./queue.ts";

let environment: TestEnvironment;
let sandbox: Sandbox;
let tools: DeliveryTools;
let tenant: FixtureTenant;

beforeAll(async () => {
  environment = await testEnvironment();
  sandbox = await startSandbox({ port: 0 });
  tools = {
    mailer: createMailer({ apiKey: "re_any", baseUrl: sandbox.url, timeoutMs: 1_000 }),
    installation: { appUrl: "http://localhost:3000", senderAddress: "bookings@punctual.test" },
  };
});
beforeEach(async () => {
  await fetch(`${sandbox.url}/control/reset`, { method: "POST" });
  tenant = await fixtureTenant(salon({}, { reminders: [{ hoursBefore: 24 }] }));
});
afterAll(async () => {
  await sandbox.close();
  await environment.drop();
});

async function work(): Promise<void> {
  for (;;) {
    const claimed = await claimDue(8);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((message) => deliver(message, tools)));
  }
}

async function book(count: number) {
  const request = seriesOf(count);
  const placed = await placeSeries(tenant.scope, request);
  if (!placed.ok) throw new Error(placed.error.code);
  return { ids: placed.value.bookingIds, email: request.customer.email?.address ?? "" };
}

const mailTo = (to: string) => sandbox.mailbox.list({ to });

/** The events of a mail's calendar file, as a calendar program reads them. */
function eventsOf(mail: ReturnType<typeof mailTo>[number] | undefined) {
  const content = Buffer.from(mail?.attachments[0]?.content ?? "", "base64").toString();
  const calendar = new ICAL.Component(ICAL.parse(content));
  return calendar.getAllSubcomponents("vevent").map((event) => ({
    uid: event.getFirstPropertyValue("uid"),
    sequence: event.getFirstPropertyValue("sequence"),
    status: event.getFirstPropertyValue("status"),
    start: Math.floor(new ICAL.Event(event).startDate.toJSDate().getTime() / 60_000),
  }));
}

test("one mail lists every date and has every event; the business and Ana get one each", async () => {
  const { email, ids } = await book(10);
  await work();
  const mails = mailTo(email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toContain("Booked: Cut, 10 times from");
  for (let number = 1; number <= 10; number++) expect(mails[0]?.text).toContain(`Date ${number}`);
  const events = eventsOf(mails[0]);
  expect(events.map(({ start }) => start)).toEqual(Array.from({ length: 10 }, (_, i) => mondayAt(i)));
  expect(events.map(({ uid }) => uid)).toEqual(ids.map((id) => `${id}@localhost`));
  expect(mails[0]?.attachments[0]?.contentType).toContain("method=PUBLISH");
  expect(mailTo(`owner@${tenant.slug}.test`).map(({ subject }) => subject.slice(0, 11))).toEqual([
    "New series:",
  ]);
  expect(mailTo(`ana@${tenant.slug}.test`)).toHaveLength(1);
});

test("a date that was cancelled before the mail went is struck out in it", async () => {
  const { email, ids } = await book(3);
  await cancelBooking(tenant.scope, { bookingId: ids[0] ?? "", actor: owner });
  await work();
  const [first] = mailTo(email).filter(({ subject }) => subject.startsWith("Booked"));
  expect(eventsOf(first).map(({ status }) => status)).toEqual(["CANCELLED", "CONFIRMED", "CONFIRMED"]);
});

test("a series that is over before the mail went is not confirmed any more", async () => {
  const { email, ids } = await book(3);
  await cancelSeries(tenant.scope, { bookingId: ids[0] ?? "", reach: "all", actor: owner, reason: "Flood" });
  await work();
  const mails = mailTo(email);
  expect(mails.map(({ subject }) => subject.slice(0, 22))).toEqual(["Cancelled: Cut, 3 time"]);
  expect(mails[0]?.text).toContain("Flood");
  expect(eventsOf(mails[0]).map(({ status, sequence }) => [status, sequence])).toEqual([
    ["CANCELLED", 1],
    ["CANCELLED", 1],
    ["CANCELLED", 1],
  ]);
});

test("a moved series: new times, the old ones named, same events with the next sequence", async () => {
  const { email, ids } = await book(4);
  await work();
  const request = { bookingId: ids[1] ?? "", reach: "following", start: mondayAt(1, "11:00") } as const;
  expect((await moveSeries(tenant.scope, { ...request, actor: owner })).ok).toBe(true);
  await work();
  const [moved] = mailTo(email).filter(({ subject }) => subject.startsWith("New times"));
  expect(moved?.text?.match(/was Mon/g)).toHaveLength(3);
  expect(eventsOf(moved).map(({ uid, sequence, start }) => [uid, sequence, start])).toEqual(
    [1, 2, 3].map((week) => [`${ids[week]}@localhost`, 1, mondayAt(week, "11:00")]),
  );
});

test("reminders belong to each date: those of a moved date come at its new time, a cancelled one's not at all", async () => {
  const { email, ids } = await book(3);
  await moveSeries(tenant.scope, {
    bookingId: ids[0] ?? "",
    reach: "all",
    start: mondayAt(0, "11:00"),
    actor: owner,
  });
  await cancelSeries(tenant.scope, { bookingId: ids[2] ?? "", reach: "one", actor: owner });
  await work();
  await platformDb()
    .$executeRaw`UPDATE message SET send_at = now() WHERE kind LIKE 'reminder%' AND status = 'queued'`;
  await work();
  expect(mailTo(email).filter(({ subject }) => subject.startsWith("Reminder"))).toHaveLength(2);
});

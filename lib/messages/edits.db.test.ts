import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type MoveRequest, moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { createMailer } from "#lib/email/mailer.ts";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { type DeliveryTools, deliver } from "./jobs.ts";
import { claimDue } from "./queue.ts";

let environment: TestEnvironment;
let sandbox: Sandbox;
let tools: DeliveryTools;
let tenant: FixtureTenant;
let hour = 48;

beforeAll(async () => {
  environment = await testEnvironment();
  sandbox = await startSandbox({ port: 0 });
  tools = {
    mailer: createMailer({ apiKey: "re_any", baseUrl: sandbox.url, timeoutMs: 1_000 }),
    installation: { appUrl: "http://localhost:3000", senderAddress: "bookings@punctual.test" },
  };
});
beforeEach(async () => {
  await platformDb().$executeRaw`UPDATE message SET status = 'dropped' WHERE status IN ('queued', 'sending')`;
  await fetch(`${sandbox.url}/control/reset`, { method: "POST" });
  const service = { staff: ["ana", "ben"], reminders: [{ hoursBefore: 24 }], capacity: 4 };
  tenant = await fixtureTenant(salon({}, service));
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

async function book() {
  hour += 2;
  const request = wish(inHours(hour), { staff: "ana", party: 3 });
  const made = await placeBooking(tenant.scope, request);
  if (!made.ok) throw new Error(made.error.code);
  const { bookingId } = made.value;
  const change = (asked: Partial<MoveRequest>) =>
    moveBooking(tenant.scope, { bookingId, actor: owner, ...asked });
  return { bookingId, change, email: request.customer.email.address };
}
const mailTo = (to: string) => sandbox.mailbox.list({ to });
const newest = (to: string) => mailTo(to)[0];

test("a change of people is told with what it was, struck out; the time is not called new", async () => {
  const { change, email } = await book();
  await work();
  await change({ party: 2 });
  await work();
  const mail = newest(email);
  expect(mail?.subject).toMatch(/^Changed: Cut/);
  expect(mail?.html).toMatch(/<s>3<\/s>/);
  expect(mail?.text).not.toContain("new time");
  expect(newest(`owner@${tenant.slug}.test`)?.subject).toMatch(/^Changed: Casey Customer/);
});

test("another person: both of them hear of it, and the customer sees who it was and is", async () => {
  const { change, email } = await book();
  await work();
  await change({ staff: "ben" });
  await work();
  expect(newest(email)?.html).toMatch(/Ben[\s\S]*<s>Ana<\/s>/);
  for (const person of ["ana", "ben"])
    expect(newest(`${person}@${tenant.slug}.test`)?.subject).toMatch(/^Changed: Casey/);
});

test("changed and changed back before anybody was told of it: nothing is called changed", async () => {
  const { change, email } = await book();
  await work();
  await change({ party: 2 });
  await change({ party: 3 });
  await work();
  expect(mailTo(email).map(({ subject }) => subject.split(":")[0])).not.toContain("Changed");
});

test("N5, N6: after three edits one reminder, for the booking as it is", async () => {
  const { bookingId, change, email } = await book();
  await work();
  for (const party of [2, 1, 4]) await change({ party });
  await platformDb()
    .$executeRaw`UPDATE message SET send_at = now() WHERE booking_id = ${bookingId}::uuid AND kind LIKE 'reminder%'`;
  await work();
  const reminders = mailTo(email).filter(({ subject }) => subject.startsWith("Reminder"));
  expect(reminders).toHaveLength(1);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenantSerializable } from "#lib/db/transaction.ts";
import { createMailer } from "#lib/email/mailer.ts";
import { newId } from "#lib/ids.ts";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { newInvitationToken, queueInvitation } from "./invitation.ts";
import { inviteFor } from "./invite.ts";
import { type DeliveryTools, deliver } from "./jobs.ts";
import { queueMessages } from "./mutations.ts";
import { type ClaimedMessage, claimDue } from "./queue.ts";

let environment: TestEnvironment;
let sandbox: Sandbox;
let tools: DeliveryTools;
let tenant: FixtureTenant;
let hour = 48;

beforeAll(async () => {
  environment = await testEnvironment();
  sandbox = await startSandbox({ port: 0 });
  const mailer = createMailer({ apiKey: "re_any", baseUrl: sandbox.url, timeoutMs: 1_000 });
  tools = {
    mailer,
    installation: { appUrl: "http://localhost:3000", senderAddress: "bookings@punctual.test" },
  };
});
beforeEach(async () => {
  await platformDb().$executeRaw`UPDATE message SET status = 'dropped' WHERE status IN ('queued', 'sending')`;
  await fetch(`${sandbox.url}/control/reset`, { method: "POST" });
  tenant = await fixtureTenant(salon({}, { reminders: [{ hoursBefore: 24 }] }));
});
afterAll(async () => {
  await sandbox.close();
  await environment.drop();
});

const byCustomer = { kind: "customer" } as const;

async function book(change: Parameters<typeof wish>[1] = {}) {
  const request = wish(inHours(++hour), change);
  const placed = await placeBooking(tenant.scope, request);
  if (!placed.ok) throw new Error(placed.error.code);
  return { ...placed.value, start: request.start, email: request.customer.email.address };
}

const fault = (body: object) =>
  fetch(`${sandbox.url}/control/resend/fault`, { method: "POST", body: JSON.stringify(body) });

/** As a worker does it, until nothing is due. */
async function work(): Promise<void> {
  for (;;) {
    const claimed = await claimDue(8);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((message) => deliver(message, tools)));
  }
}

/** What a pause of a minute does: claims run out and retries fall due. */
const aMinutePasses = () =>
  platformDb()
    .$executeRaw`UPDATE message SET claimed_until = claimed_until - interval '1 minute' WHERE status IN ('queued', 'sending')`;

const mailTo = (to: string) => sandbox.mailbox.list({ to });
const subjects = (to: string) => mailTo(to).map((mail) => mail.subject);
const messages = (bookingId: string) =>
  platformDb().message.findMany({
    where: { bookingId },
    orderBy: [{ subjectVersion: "asc" }, { id: "asc" }],
  });

test("a booking's mails reach customer, business and staff, each with a calendar file", async () => {
  const { email, bookingId, manageToken } = await book();
  await work();
  const [mail] = mailTo(email);
  expect(mail?.subject).toMatch(/^Booked: Cut, .+ \(Kathmandu\)$/);
  expect(mail?.from).toBe("Fixture Salon <bookings@punctual.test>");
  expect(mail?.html).toContain(`http://localhost:3000/manage/${manageToken}`);
  expect(mail?.text).toContain("Kathmandu (GMT+5:45)");
  expect(mail?.text).toContain("In New York");
  expect(mail?.attachments[0]?.contentType).toBe("text/calendar; charset=utf-8; method=PUBLISH");
  const inside = sandbox.mailbox.list().filter((other) => other.id !== mail?.id);
  expect(inside.map((other) => other.to[0]).sort()).toEqual([
    `ana@${tenant.slug}.test`,
    `owner@${tenant.slug}.test`,
  ]);
  for (const other of inside) {
    expect(other.subject).toContain("New booking: Casey Customer");
    expect(JSON.stringify(other)).not.toContain(manageToken);
    expect(other.attachments).toHaveLength(1);
  }
  const rows = await messages(bookingId);
  expect(rows.filter((row) => row.status === "sent" && row.vendorId && row.sentAt)).toHaveLength(3);
  expect(rows.filter((row) => row.status === "queued").map((row) => row.kind)).toEqual(["reminder:24h"]);
});

test("N1: the worker dies between claim and send: sent once after restart", async () => {
  const { email } = await book();
  expect(await claimDue(8)).toHaveLength(3);
  await work();
  expect(mailTo(email)).toEqual([]);
  await aMinutePasses();
  await work();
  expect(mailTo(email)).toHaveLength(1);
});

test("N2: the vendor accepts and the answer is lost: the same key again, one mail", async () => {
  const { email, bookingId } = await book();
  await fault({ kind: "drop", afterAccept: true, times: 3 });
  await work();
  expect(
    (await messages(bookingId)).filter((row) => row.status === "queued" && row.attempts === 1),
  ).toHaveLength(3);
  await aMinutePasses();
  await work();
  expect(mailTo(email)).toHaveLength(1);
  expect((await messages(bookingId)).filter((row) => row.status === "sent")).toHaveLength(3);
});

test("N2: accepted, then the booking is edited before the retry: still one mail, and it counts as sent", async () => {
  const { email, bookingId } = await book();
  await fault({ kind: "drop", afterAccept: true, times: 3 });
  await work();
  await platformDb().booking.updateMany({ where: { id: bookingId }, data: { version: 2, party: 2 } });
  await aMinutePasses();
  await work();
  expect(mailTo(email)).toHaveLength(1);
  expect((await messages(bookingId)).filter((row) => row.status === "sent")).toHaveLength(3);
});

test("N2: after a day the key is forgotten, so nothing is sent again", async () => {
  const { email, bookingId } = await book();
  await claimDue(8);
  await platformDb().$executeRaw`UPDATE message SET first_attempt_at = now() - interval '25 hours'`;
  await aMinutePasses();
  await work();
  expect(mailTo(email)).toEqual([]);
  const rows = await messages(bookingId);
  expect(
    rows.filter((row) => row.status === "failed" && row.outcome.startsWith("not_sent_again")),
  ).toHaveLength(3);
});

test("N3: what is rolled back tells nobody", async () => {
  const { email, bookingId } = await book();
  await work();
  const draft = {
    kind: "changed",
    audience: "customer" as const,
    recipient: email,
    locale: "en",
    timezone: "UTC",
    sendAt: 0,
    detail: {},
  };
  const rolledBack = withTenantSerializable(tenant.scope, async (tx) => {
    await queueMessages(tx, tenant.scope, { id: bookingId, version: 2 }, [draft]);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  await work();
  expect(mailTo(email)).toHaveLength(1);
});

test("cancelled before the confirmation left: only the cancellation arrives, and takes the file back", async () => {
  const { email, bookingId } = await book();
  await cancelBooking(tenant.scope, { bookingId, actor: byCustomer });
  await work();
  expect(subjects(email)).toEqual([expect.stringMatching(/^Cancelled: Cut/)]);
  const file = Buffer.from(mailTo(email)[0]?.attachments[0]?.content ?? "", "base64").toString();
  expect(file).toContain("METHOD:CANCEL\r\n");
  expect(file).toContain("STATUS:CANCELLED\r\n");
  expect(file).toContain("SEQUENCE:1\r\n");
});

test("N4, N5: the reminder of a moved booking is its new one; of a cancelled one none", async () => {
  const { email, bookingId, start } = await book();
  await work();
  await moveBooking(tenant.scope, {
    bookingId,
    actor: byCustomer,
    start: start + 600,
    timezone: "Asia/Kathmandu",
  });
  await work();
  const dueNow = () =>
    platformDb()
      .$executeRaw`UPDATE message SET send_at = now() WHERE booking_id = ${bookingId}::uuid AND kind LIKE 'reminder%'`;
  await dueNow();
  await work();
  expect(subjects(email).filter((subject) => subject.startsWith("Reminder"))).toHaveLength(1);
  const reminders = (await messages(bookingId)).filter((row) => row.kind.startsWith("reminder"));
  expect(reminders.map((row) => [row.subjectVersion, row.status, row.outcome])).toEqual([
    [1, "dropped", "superseded"],
    [2, "sent", ""],
  ]);

  const other = await book();
  await work();
  await cancelBooking(tenant.scope, { bookingId: other.bookingId, actor: byCustomer });
  await platformDb()
    .$executeRaw`UPDATE message SET send_at = now() WHERE booking_id = ${other.bookingId}::uuid`;
  await work();
  expect(subjects(other.email).filter((subject) => subject.startsWith("Reminder"))).toEqual([]);
});

test("a move overtakes the confirmation: one mail, with everything, for the new time", async () => {
  const { email, bookingId, start, manageToken } = await book();
  await moveBooking(tenant.scope, {
    bookingId,
    actor: byCustomer,
    start: start + 600,
    timezone: "Asia/Kathmandu",
  });
  await work();
  expect(subjects(email)).toEqual([expect.stringMatching(/^Booked: Cut/)]);
  expect(mailTo(email)[0]?.text).toContain(manageToken);
});

test("N14: a move after the confirmation: the old time is told, the file replaces the old one", async () => {
  const { email, bookingId, start } = await book();
  await work();
  await moveBooking(tenant.scope, {
    bookingId,
    actor: byCustomer,
    start: start + 600,
    timezone: "Asia/Kathmandu",
  });
  await work();
  const [changed, booked] = mailTo(email);
  expect(changed?.subject).toMatch(/^New time: Cut/);
  expect(changed?.html).toContain("<s>");
  const [after, before] = [changed, booked].map((mail) =>
    Buffer.from(mail?.attachments[0]?.content ?? "", "base64").toString(),
  );
  const uid = (file = "") => /^UID:.*$/m.exec(file)?.[0];
  expect(uid(after)).toBe(uid(before));
  expect(before).toContain("SEQUENCE:0\r\n");
  expect(after).toContain("SEQUENCE:1\r\n");
});

test("N8: workers that claim at the same moment share the messages, none gets one twice", async () => {
  await Promise.all([book(), book(), book()]);
  const rounds = await Promise.all(Array.from({ length: 6 }, () => claimDue(4)));
  const ids = rounds.flat().map((message: ClaimedMessage) => message.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(9);
});

test("N15: a tenant with one message does not wait behind another's crowd", async () => {
  for (let i = 0; i < 4; i++) await book();
  const small = await fixtureTenant(salon());
  const placed = await placeBooking(small.scope, wish(inHours(50)));
  const first = await claimDue(2);
  expect(placed.ok).toBe(true);
  expect(first.map((message) => message.scope.tenantId).sort()).toEqual(
    [small.tenantId, tenant.tenantId].sort(),
  );
});

test("N13: refusals that pass are tried again later, final ones are shown as failed", async () => {
  const { bookingId, email } = await book();
  await fault({ kind: "status", status: 503, times: 1, to: email });
  await fault({ kind: "status", status: 422, times: 1, to: `ana@${tenant.slug}.test` });
  await work();
  const byAudience = async (audience: string) =>
    (await messages(bookingId)).find((row) => row.audience === audience && row.kind === "confirmation");
  expect(await byAudience("customer")).toMatchObject({ status: "queued", attempts: 1 });
  expect((await byAudience("customer"))?.claimedUntil?.getTime()).toBeGreaterThan(Date.now());
  expect(await byAudience("staff")).toMatchObject({ status: "failed" });
  expect(await byAudience("business")).toMatchObject({ status: "sent" });
  await aMinutePasses();
  await work();
  expect(await byAudience("customer")).toMatchObject({ status: "sent", attempts: 2 });
});

test.each([
  ["its reader", { timezone: "Mars/Phobos" }, {}],
  ["its booking", {}, { serviceSnapshot: {} }],
])(
  "N16: a message that cannot be written because of %s fails by itself, the others flow",
  async (_, message, booking) => {
    const poisoned = await book();
    const { bookingId } = poisoned;
    await platformDb().message.updateMany({ where: { bookingId, audience: "customer" }, data: message });
    await platformDb().booking.updateMany({ where: { id: bookingId }, data: booking });
    const good = await book();
    for (let i = 0; i < 3; i++) {
      await work();
      await aMinutePasses();
    }
    expect(mailTo(good.email)).toHaveLength(1);
    const row = (await messages(poisoned.bookingId)).find(
      (r) => r.audience === "customer" && r.kind === "confirmation",
    );
    expect(row).toMatchObject({ status: "failed", outcome: "unwritable: The message could not be written." });
  },
);

test("a claim that ran out cannot overwrite what its successor wrote", async () => {
  const { bookingId } = await book();
  const [late] = await claimDue(1);
  if (!late) throw new Error("nothing claimed");
  await aMinutePasses();
  await work();
  await deliver(late, tools);
  const rows = (await messages(bookingId)).filter((row) => row.kind === "confirmation");
  expect(rows.every((row) => row.status === "sent")).toBe(true);
  expect(sandbox.mailbox.list()).toHaveLength(3);
});

test("an invitation is mailed once; one that was withdrawn is not", async () => {
  const { scope, tenantId } = tenant;
  const invite = (email: string, revokedAt: Date | null) =>
    withTenantSerializable(scope, async (tx) => {
      const id = newId();
      const { columns } = newInvitationToken(scope, id);
      const expiresAt = new Date(Date.now() + 86_400_000);
      await tx.invitation.create({
        data: { tenantId, id, email, role: "admin", invitedBy: newId(), expiresAt, revokedAt, ...columns },
      });
      await queueInvitation(tx, scope, { id, email }, { locale: "en", timezone: "America/New_York" });
    });
  await invite("new@example.com", null);
  await invite("withdrawn@example.com", new Date());
  await work();
  expect(subjects("new@example.com")).toEqual(["Fixture Salon invites you to its bookings"]);
  expect(subjects("withdrawn@example.com")).toEqual([]);
});

test("N14: invite.ics of the API is the customer's file of the booking as it is now", async () => {
  const { bookingId, manageToken } = await book();
  const first = await inviteFor(tenant.scope, bookingId);
  expect(first).toMatchObject({
    method: "PUBLISH",
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
  });
  expect(first?.content.replaceAll("\r\n ", "")).toContain(`/manage/${manageToken}`);
  await cancelBooking(tenant.scope, { bookingId, actor: byCustomer });
  expect(await inviteFor(tenant.scope, bookingId)).toMatchObject({ method: "CANCEL" });
  const stranger = await fixtureTenant(salon());
  expect(await inviteFor(stranger.scope, bookingId)).toBeNull();
});

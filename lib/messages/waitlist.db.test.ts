import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { createMailer } from "#lib/email/mailer.ts";
import { declineOffer } from "#lib/waitlist/accepting.ts";
import { offerFreedTime } from "#lib/waitlist/jobs.ts";
import { joinWaitlist } from "#lib/waitlist/joining.ts";
import { leaveWaitlist } from "#lib/waitlist/mutations.ts";
import { joined, offerTo, oneStart, waits } from "#lib/waitlist/testing.ts";
import { waitlistToken } from "#lib/waitlist/token.ts";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { type DeliveryTools, deliver } from "./jobs.ts";
import { claimDue } from "./queue.ts";

let environment: TestEnvironment;
let sandbox: Sandbox;
let tools: DeliveryTools;
let tenant: FixtureTenant;
let bookingId: string;
const email = "mina@example.com";
const customer = { name: "<b>Mina</b>", email: { address: email, key: email } };

beforeAll(async () => {
  environment = await testEnvironment();
  sandbox = await startSandbox({ port: 0 });
  tools = {
    mailer: createMailer({ apiKey: "re_any", baseUrl: sandbox.url, timeoutMs: 5_000 }),
    installation: { appUrl: "http://localhost:3000", senderAddress: "bookings@punctual.test" },
  };
});
beforeEach(async () => {
  await platformDb().$executeRaw`UPDATE message SET status = 'dropped' WHERE status IN ('queued', 'sending')`;
  await fetch(`${sandbox.url}/control/reset`, { method: "POST" });
  const start = inHours(72);
  tenant = await fixtureTenant(oneStart(start));
  const placed = await placeBooking(tenant.scope, wish(start));
  if (!placed.ok) throw new Error(placed.error.code);
  bookingId = placed.value.bookingId;
});
afterAll(async () => {
  await sandbox.close();
  await environment.drop();
});

/** As a worker does it, until nothing is due. */
async function work(): Promise<void> {
  for (let claimed = await claimDue(8); claimed.length > 0; claimed = await claimDue(8))
    await Promise.all(claimed.map((message) => deliver(message, tools)));
}
const mails = () => sandbox.mailbox.list({ to: email }).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
const cancel = () => cancelBooking(tenant.scope, { bookingId, actor: { kind: "customer" } });
const fate = async (kind: string) =>
  (await platformDb().message.findMany({ where: { tenantId: tenant.tenantId, kind } })).map(
    ({ status, outcome }) => [status, outcome],
  );

test("both mails lead to the page, say the time in both zones and until when, and repeat nothing that was typed", async () => {
  const entry = await joined(tenant, { customer });
  await work();
  await cancel();
  await offerFreedTime();
  await work();
  const [offer, first] = mails();
  const link = `http://localhost:3000/waitlist/${waitlistToken(tenant.scope, entry)}`;
  expect(first?.subject).toBe("You are on the list: Cut with Fixture Salon");
  expect(offer?.subject).toMatch(/^A time came free: Cut, .* \(Kathmandu\)$/);
  for (const mail of [first, offer]) {
    expect(mail?.text).toContain(link);
    expect(mail?.html).toContain(link);
    expect(mail?.html).not.toContain("Mina");
    expect(mail?.text).not.toContain("Mina");
  }
  expect(offer?.text).toMatch(/It is yours until .*Kathmandu \(GMT\+5:45\)/);
  expect(offer?.text).toContain("New York");
  expect(offer?.text).toContain("$45.00");
  expect(offer?.attachments).toEqual([]);
});

test("an offer that is over by the time of sending is not sent; nor is the news of a list that was left", async () => {
  const entry = await joined(tenant, { customer });
  await cancel();
  await offerFreedTime();
  const offer = await offerTo(entry);
  await declineOffer(tenant.scope, { entryId: entry, offerId: offer?.id ?? "" });
  await leaveWaitlist(tenant.scope, entry);
  await work();
  expect(mails()).toEqual([]);
  expect(await fate("waitlist:offer")).toEqual([["dropped", "no longer waiting"]]);
  expect(await fate("waitlist:joined")).toEqual([["dropped", "no longer waiting"]]);
});

test("a wish that was changed before anybody was told is told once, as it is", async () => {
  const request = waits({ customer, weekdays: [1] });
  await joinWaitlist(tenant.scope, request);
  await joinWaitlist(tenant.scope, { ...request, weekdays: [2] });
  await work();
  expect(mails()).toHaveLength(1);
  expect(mails()[0]?.text).toContain("Tue");
  expect(await fate("waitlist:joined")).toEqual(
    expect.arrayContaining([["dropped", "superseded"], expect.arrayContaining(["sent"])]),
  );
});

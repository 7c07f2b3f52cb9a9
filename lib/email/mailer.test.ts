import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { createMailer, type Mailer, type OutgoingEmail } from "./mailer.ts";

const message: OutgoingEmail = {
  from: "Juniper Salon <bookings@punctual.test>",
  to: "maria@example.com",
  replyTo: "hello@juniper.test",
  subject: "Your haircut on Tue 1 Dec",
  html: "<p>See you</p>",
  text: "See you",
  attachments: [
    { filename: "invite.ics", contentType: "text/calendar; charset=utf-8", content: "SUMMARY:Café" },
  ],
};

let sandbox: Sandbox;
let mailer: Mailer;
/** For answers that never come. With the others, a busy machine must not be taken for a silent vendor. */
let impatient: Mailer;

const fault = async (body: object): Promise<void> => {
  const set = await fetch(`${sandbox.url}/control/resend/fault`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  expect(set.status).toBe(200);
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, resendApiKey: "re_right" });
  const vendor = { apiKey: "re_right", baseUrl: `${sandbox.url}/` };
  mailer = createMailer(vendor);
  impatient = createMailer({ ...vendor, timeoutMs: 1_000 });
});
beforeEach(async () => void (await fetch(`${sandbox.url}/control/reset`, { method: "POST" })));
afterAll(() => sandbox.close());

test("a mail arrives as it was written", async () => {
  const sent = await mailer.send(message, "message/1");
  const mail = sandbox.mailbox.list()[0];
  expect(sent).toEqual({ ok: true, value: { vendorId: mail?.id } });
  expect(mail).toMatchObject({
    from: message.from,
    to: [message.to],
    replyTo: [message.replyTo],
    text: "See you",
  });
  expect(Buffer.from(mail?.attachments[0]?.content ?? "", "base64").toString()).toBe("SUMMARY:Café");
});

test("I4, I5: line breaks in subject and headers make no second recipient", async () => {
  const headers = { "X-Tenant": "Juniper\r\nBcc: x@y.test", "X\r\nBcc": "x@y.test" };
  await mailer.send({ ...message, subject: "Hi\r\nBcc: x@y.test\u2028", headers }, "message/1");
  const mail = sandbox.mailbox.list()[0];
  expect(mail).toMatchObject({ subject: "Hi Bcc: x@y.test", to: [message.to], cc: [], bcc: [] });
  expect(mail?.headers).toEqual({ "X-Tenant": "Juniper Bcc: x@y.test" });
});

test.each([{ to: "a@x.test,b@y.test" }, { to: "Ana <a@x.test>" }, { replyTo: "a@x.test\r\nBcc: b@y.test" }])(
  "A4: %o is never sent",
  async (wrong) => {
    const sent = await mailer.send({ ...message, ...wrong }, "message/1");
    expect(sent).toMatchObject({ ok: false, error: { kind: "permanent" } });
    expect(sandbox.mailbox.list()).toEqual([]);
  },
);

test.each([
  [
    { kind: "status", status: 429, retryAfter: 7 },
    { kind: "retry", retryAfterSeconds: 7 },
  ],
  [{ kind: "status", status: 500 }, { kind: "retry" }],
  [{ kind: "status", status: 503 }, { kind: "retry" }],
  [{ kind: "drop" }, { kind: "retry" }],
  [{ kind: "timeout", holdMs: 5_000 }, { kind: "retry" }],
  [
    { kind: "status", status: 403 },
    { kind: "retry", retryAfterSeconds: 300 },
  ],
  [
    { kind: "status", status: 422 },
    { kind: "permanent", code: "validation_error" },
  ],
  [{ kind: "status", status: 451 }, { kind: "permanent" }],
])("N13: %o is %o", async (what, error) => {
  await fault(what);
  const { send } = what.kind === "timeout" ? impatient : mailer;
  expect(await send(message, "message/1")).toMatchObject({ ok: false, error });
});

test("N2: the answer got lost, the retry finds the same mail, other words under its key are told apart", async () => {
  await fault({ kind: "timeout", afterAccept: true, holdMs: 5_000 });
  expect(await impatient.send(message, "message/1")).toMatchObject({ ok: false, error: { kind: "retry" } });
  const accepted = sandbox.mailbox.list()[0];
  expect(await mailer.send(message, "message/1")).toEqual({ ok: true, value: { vendorId: accepted?.id } });
  const other = await mailer.send({ ...message, subject: "Other" }, "message/1");
  expect(other).toMatchObject({
    ok: false,
    error: { kind: "permanent", code: "invalid_idempotent_request" },
  });
  expect(sandbox.mailbox.list()).toHaveLength(1);
});

test("nobody listens: retry", async () => {
  const nowhere = createMailer({ apiKey: "re_x", baseUrl: "http://127.0.0.1:9" });
  expect(await nowhere.send(message, "message/1")).toMatchObject({ ok: false, error: { kind: "retry" } });
});

import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server.ts";

const mail = {
  from: "Juniper Salon <bookings@punctual.test>",
  to: "Maria <maria@example.com>",
  subject: "Your haircut",
  html: "<p>See you on Tuesday</p>",
  text: "See you on Tuesday",
};

let sandbox: Sandbox;
let resend: Resend;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, resendApiKey: "re_right" });
  resend = new Resend("re_right", { baseUrl: sandbox.url });
});
beforeEach(() => sandbox.mailbox.clear());
afterAll(() => sandbox.close());

const received = async (to: string) =>
  (await fetch(`${sandbox.url}/mailbox/messages.json?to=${encodeURIComponent(to)}`)).json();

test("a mail sent with the SDK is in messages.json as it was sent", async () => {
  const content = Buffer.from("BEGIN:VCALENDAR").toString("base64");
  const contentType = "text/calendar; charset=utf-8; method=PUBLISH";
  const sent = await resend.emails.send({
    ...mail,
    replyTo: "hello@juniper.test",
    headers: { "X-Entity-Ref-ID": "7" },
    attachments: [{ filename: "invite.ics", contentType, content }],
  });
  expect(sent.error).toBeNull();
  expect(await received("MARIA@example.com")).toEqual([
    {
      ...mail,
      id: sent.data?.id,
      headers: { "Reply-To": "hello@juniper.test", "X-Entity-Ref-ID": "7" },
      attachments: [{ filename: "invite.ics", contentType, content }],
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      cc: [],
      bcc: [],
    },
  ]);
  expect(await received("somebody@else.test")).toEqual([]);
});

test("newest first", async () => {
  for (const subject of ["one", "two", "three"]) await resend.emails.send({ ...mail, subject });
  const subjects = (await received("maria@example.com")).map((one: { subject: string }) => one.subject);
  expect(subjects).toEqual(["three", "two", "one"]);
});

test("N2: the same key and mail again: the same id, one mail; another mail: 409", async () => {
  const options = { idempotencyKey: "message/1" };
  const first = await resend.emails.send(mail, options);
  const again = await resend.emails.send(mail, options);
  const other = await resend.emails.send({ ...mail, subject: "Something else" }, options);
  expect(again.data?.id).toBe(first.data?.id);
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(await received("maria@example.com")).toHaveLength(1);
});

test("a key that is too long is refused", async () => {
  const sent = await resend.emails.send(mail, { idempotencyKey: "k".repeat(257) });
  expect(sent.error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
});

test("keys: none 401, wrong 403", async () => {
  const wrong = new Resend("re_wrong", { baseUrl: sandbox.url });
  expect((await wrong.emails.send(mail)).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
  const none = await fetch(`${sandbox.url}/emails`, { method: "POST", body: "{}" });
  expect(await none.json()).toMatchObject({ statusCode: 401, name: "missing_api_key" });
});

test.each([
  [{ to: "" }, "missing_required_field", "Missing `to` field."],
  [{ to: "a@x.test,b@y.test" }, "validation_error", "Invalid `to` field"],
  [{ to: "nobody" }, "validation_error", "Invalid `to` field"],
  [{ from: "nobody" }, "invalid_from_address", "Invalid `from` field"],
  [{ subject: "" }, "missing_required_field", "Missing `subject` field."],
  [{ subject: "Hi\r\nBcc: x@y.test" }, "validation_error", "one line"],
  [{ headers: { "X-A": "1\r\nBcc: x@y.test" } }, "validation_error", "one-line"],
  [{ attachments: [{ filename: "a", content: "%%%" }] }, "invalid_attachment", "Base64"],
])("a wrong mail is refused: %o", async (wrong, name, message) => {
  const sent = await resend.emails.send({ ...mail, ...wrong });
  expect(sent.error).toMatchObject({ statusCode: 422, name });
  expect(sent.error?.message).toContain(message);
  expect(sandbox.mailbox.list()).toEqual([]);
});

test("neither html nor text is refused", async () => {
  const sent = await resend.emails.send({
    ...mail,
    html: undefined,
    text: undefined,
  } as unknown as typeof mail);
  expect(sent.error).toMatchObject({ statusCode: 422, name: "missing_required_field" });
});

test("a batch: strict refuses all of it, permissive sends what is right, a replay answers the same", async () => {
  const wrong = { ...mail, to: "nobody" };
  expect((await resend.batch.send([mail, wrong])).error).toMatchObject({ statusCode: 422 });
  expect(sandbox.mailbox.list()).toEqual([]);
  const permissive = { batchValidation: "permissive", idempotencyKey: "batch/1" } as const;
  const sent = await resend.batch.send([mail, wrong, mail], permissive);
  expect(sent.data?.data).toHaveLength(2);
  expect(sent.data?.errors).toMatchObject([{ index: 1 }]);
  const again = await resend.batch.send([mail, wrong, mail], permissive);
  expect(again.data?.data).toEqual(sent.data?.data);
});

test("get and list show what was sent", async () => {
  const { data } = await resend.emails.send(mail);
  const shown = await resend.emails.get(data?.id ?? "");
  expect(shown.data).toMatchObject({
    object: "email",
    to: [mail.to],
    subject: mail.subject,
    last_event: "sent",
  });
  await resend.emails.send(mail);
  const page = await resend.emails.list({ limit: 1 });
  expect(page.data).toMatchObject({ object: "list", has_more: true });
  const next = await resend.emails.list({ limit: 1, after: page.data?.data[0]?.id ?? "" });
  expect(next.data).toMatchObject({ has_more: false, data: [{ id: data?.id }] });
});

test("a scheduled mail waits, can be moved and cancelled, and only then", async () => {
  const scheduledAt = new Date(Date.now() + 60_000).toISOString();
  const { data } = await resend.emails.send({ ...mail, scheduledAt });
  const id = data?.id ?? "";
  expect(sandbox.mailbox.list()).toEqual([]);
  expect((await resend.emails.update({ id, scheduledAt })).data).toEqual({ object: "email", id });
  expect((await resend.emails.cancel(id)).data).toEqual({ object: "email", id });
  expect((await resend.emails.cancel(id)).error).toMatchObject({ statusCode: 422 });
});

test("unknown mails, routes and methods are refused as Resend refuses them", async () => {
  expect((await resend.emails.get("nothing")).error).toMatchObject({ statusCode: 404, name: "not_found" });
  expect((await resend.domains.list()).error).toMatchObject({ statusCode: 404, name: "not_found" });
  expect((await resend.put("/emails", {})).error).toMatchObject({
    statusCode: 405,
    name: "method_not_allowed",
  });
});

import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "./server.ts";

const mail = { from: "a@punctual.test", to: "maria@example.com", subject: "Hello", text: "Hello" };
const options = { idempotencyKey: "message/1" };

let sandbox: Sandbox;
let resend: Resend;

const control = (path: string, body?: unknown): Promise<Response> =>
  fetch(`${sandbox.url}/control/${path}`, { method: "POST", body: JSON.stringify(body) });

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  resend = new Resend("re_any", { baseUrl: sandbox.url });
});
beforeEach(async () => {
  expect((await control("reset")).status).toBe(200);
});
afterAll(() => sandbox.close());

test("N13: a status fault answers as told, as often as told", async () => {
  await control("resend/fault", { kind: "status", status: 429, retryAfter: 7, times: 2 });
  for (const _ of [1, 2]) {
    const refused = await resend.emails.send(mail);
    expect(refused.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(refused.headers).toMatchObject({ "retry-after": "7" });
  }
  expect((await resend.emails.send(mail)).error).toBeNull();
  expect(sandbox.mailbox.list()).toHaveLength(1);
});

test("N2: an answer lost after the mail was accepted; the retry finds the same mail", async () => {
  await control("resend/fault", { kind: "drop", afterAccept: true });
  expect((await resend.emails.send(mail, options)).error).toMatchObject({ statusCode: null });
  expect(sandbox.mailbox.list()).toHaveLength(1);
  const again = await resend.emails.send(mail, options);
  expect(again.data?.id).toBe(sandbox.mailbox.list()[0]?.id);
  expect(sandbox.mailbox.list()).toHaveLength(1);
});

test("a dropped request never arrived", async () => {
  await control("resend/fault", { kind: "drop" });
  expect((await resend.emails.send(mail)).error).toMatchObject({ statusCode: null });
  expect(sandbox.mailbox.list()).toEqual([]);
});

test("while a request hangs, its key is in flight; afterwards it is free again", async () => {
  await control("resend/fault", { kind: "timeout", holdMs: 2_000 });
  // Whichever arrives first hangs and the other finds its key taken, long before the hanging is over.
  const both = [1, 2].map(() => resend.emails.send(mail, options));
  const meanwhile = await Promise.race(both);
  expect(meanwhile.error).toMatchObject({ statusCode: 409, name: "concurrent_idempotent_requests" });
  const codes = (await Promise.all(both)).map(({ error }) => error?.statusCode);
  expect(codes.toSorted()).toEqual([409, null]);
  expect((await resend.emails.send(mail, options)).error).toBeNull();
});

test("a fault can be meant for one address only", async () => {
  await control("resend/fault", { kind: "status", status: 500, to: "ben@example.com" });
  expect((await resend.emails.send(mail)).error).toBeNull();
  expect((await resend.emails.send({ ...mail, to: "Ben <ben@example.com>" })).error?.statusCode).toBe(500);
});

test("reset forgets mail, keys and faults", async () => {
  await resend.emails.send(mail, options);
  await control("resend/fault", { kind: "drop" });
  await control("reset");
  expect((await resend.emails.send({ ...mail, subject: "Other" }, options)).error).toBeNull();
  expect(sandbox.mailbox.list()).toHaveLength(1);
});

test.each([
  ["resend/fault", { kind: "melt" }, 422, "Unknown kind of fault"],
  ["resend/fault", { kind: "expire-token" }, 422, "cannot fail like"],
  ["resend/fault", { kind: "duplicate" }, 422, "cannot fail like"],
  ["resend/fault", { kind: "drop", times: 0 }, 422, "times must be"],
  ["resend/fault", { kind: "status", status: 200 }, 422, "status must be"],
  ["resend/fault", "nonsense", 422, "Send a JSON object"],
  ["pigeon/fault", { kind: "drop" }, 404, "Unknown vendor"],
  ["__proto__/fault", { kind: "drop" }, 404, "Unknown vendor"],
  ["nothing", {}, 404, "There is /control/reset"],
])("nonsense at /control/%s %o is refused with a sentence", async (path, body, status, words) => {
  const response = await control(path, body);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: string }).error).toContain(words);
});

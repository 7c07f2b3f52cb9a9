import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Resend } from "resend";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server.ts";

const secret = `whsec_${Buffer.from("a secret of the sandbox's own").toString("base64")}`;
const resend = new Resend("re_any");
const heard: { type: string; id: string; to: string[] }[] = [];
let status = 200;

const listener = createServer(async (request, response) => {
  let payload = "";
  for await (const chunk of request) payload += chunk;
  const header = (name: string): string => String(request.headers[`svix-${name}`]);
  const headers = { id: header("id"), timestamp: header("timestamp"), signature: header("signature") };
  const event = resend.webhooks.verify({ payload, headers, webhookSecret: secret });
  if ("to" in event.data && Array.isArray(event.data.to))
    heard.push({ type: event.type, id: headers.id, to: event.data.to });
  response.writeHead(status).end();
});
let sandbox: Sandbox;

beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  sandbox = await startSandbox({ port: 0, webhook: { url: `http://127.0.0.1:${port}/`, secret } });
});
afterAll(async () => {
  await sandbox.close();
  listener.close();
});

const typesFor = async (to: string, count: number): Promise<string[]> => {
  const client = new Resend("re_any", { baseUrl: sandbox.url });
  await client.emails.send({ from: "a@punctual.test", to, subject: "Hello", text: "Hello" });
  const mine = () => heard.filter((event) => event.to.includes(to));
  await expect.poll(() => mine().length).toBe(count);
  return mine().map((event) => event.type);
};
const fault = (kind: string) =>
  fetch(`${sandbox.url}/control/resend/fault`, { method: "POST", body: JSON.stringify({ kind }) });

test("N11: events are signed as the SDK verifies them", async () => {
  expect(await typesFor("ana@example.com", 2)).toEqual(["email.sent", "email.delivered"]);
});

test("bounced@ bounces, complained@ complains", async () => {
  expect(await typesFor("bounced@example.com", 2)).toEqual(["email.sent", "email.bounced"]);
  expect(await typesFor("complained+1@example.com", 2)).toEqual(["email.sent", "email.complained"]);
});

test("reorder and duplicate", async () => {
  await fault("reorder");
  expect(await typesFor("ben@example.com", 2)).toEqual(["email.delivered", "email.sent"]);
  await fault("duplicate");
  expect(await typesFor("cleo@example.com", 4)).toEqual([
    "email.sent",
    "email.sent",
    "email.delivered",
    "email.delivered",
  ]);
  const ids = heard.filter((event) => event.to.includes("cleo@example.com")).map((event) => event.id);
  expect(new Set(ids).size).toBe(2);
});

test("an application that refuses its events harms nobody", async () => {
  status = 500;
  expect(await typesFor("dora@example.com", 2)).toEqual(["email.sent", "email.delivered"]);
  expect(sandbox.mailbox.list({ to: "dora@example.com" })).toHaveLength(1);
});

import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startSandbox } from "./server.ts";
import { readSettings } from "./settings.ts";

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => void child.kill("SIGKILL")));

async function run(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const entry = new URL("./index.ts", import.meta.url);
  const child = fork(entry, {
    env: { NODE_ENV: "test", PATH: process.env.PATH, SANDBOX_PORT: "0", ...env },
    silent: true,
    execArgv: [],
  });
  children.push(child);
  const message = await new Promise((resolve) => child.once("message", resolve));
  return { child, url: (message as { url: string }).url };
}
const exit = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));
const subjects = async (url: string) =>
  (await (await fetch(`${url}/mailbox/messages.json`)).json()).map(
    (mail: { subject: string }) => mail.subject,
  );

test("F6: mail and keys outlive a kill", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  const send = (url: string) =>
    fetch(`${url}/emails`, {
      method: "POST",
      headers: { authorization: "Bearer re_any", "idempotency-key": "message/1" },
      body: JSON.stringify({ from: "a@punctual.test", to: "b@x.test", subject: "Kept", text: "x" }),
    }).then((response) => response.json());
  const first = await run({ DATA_DIR: dataDir });
  const sent = await send(first.url);
  first.child.kill("SIGKILL");
  await exit(first.child);
  const second = await run({ DATA_DIR: dataDir });
  expect(await send(second.url)).toEqual(sent);
  expect(await subjects(second.url)).toEqual(["Kept"]);
  await rm(dataDir, { recursive: true });
});

test("it ends with its parent, and on SIGTERM", async () => {
  const orphan = await run({});
  orphan.child.disconnect();
  expect(await exit(orphan.child)).toBe(0);
  const told = await run({});
  told.child.kill("SIGTERM");
  expect(await exit(told.child)).toBe(0);
});

test("contract 6: loopback only, and never beside real keys", async () => {
  await expect(startSandbox({ port: 0, host: "0.0.0.0" })).rejects.toThrow("loopback only");
  const real = { RESEND_API_KEY: "re_live" };
  expect(readSettings(real)).toMatchObject({ ok: false, error: expect.stringContaining("the real Resend") });
  expect(readSettings({ ...real, RESEND_BASE_URL: "https://api.resend.com" }).ok).toBe(false);
  expect(readSettings({ ...real, RESEND_BASE_URL: "http://127.0.0.1.evil.test" }).ok).toBe(false);
  expect(readSettings({ ...real, RESEND_BASE_URL: "http://127.0.0.1:3001" })).toMatchObject({ ok: true });
  const stripe = { STRIPE_SECRET_KEY: "sk_live_x" };
  expect(readSettings(stripe)).toMatchObject({
    ok: false,
    error: expect.stringContaining("the real Stripe"),
  });
  expect(readSettings({ ...stripe, STRIPE_API_BASE: "http://127.0.0.1:3001" })).toMatchObject({
    value: { stripeSecretKey: "sk_live_x" },
  });
  expect(readSettings({})).toMatchObject({
    ok: true,
    value: { port: 3001, webhook: null, stripeWebhook: null },
  });
});

test("nonsense in the environment is refused with a sentence", () => {
  expect(readSettings({ SANDBOX_PORT: "eighty" })).toEqual({
    ok: false,
    error: "SANDBOX_PORT must be a port number.",
  });
  expect(readSettings({ SANDBOX_WEBHOOKS: "1" }).ok).toBe(false);
  const webhooks = {
    SANDBOX_WEBHOOKS: "1",
    RESEND_WEBHOOK_SECRET: "whsec_x",
    APP_URL: "http://localhost:3000",
  };
  expect(readSettings(webhooks)).toMatchObject({
    value: {
      webhook: { url: "http://localhost:3000/api/webhooks/resend", secret: "whsec_x" },
      stripeWebhook: null,
    },
  });
  expect(readSettings({ ...webhooks, STRIPE_WEBHOOK_SECRET: "whsec_y" })).toMatchObject({
    value: { stripeWebhook: { url: "http://localhost:3000/api/webhooks/stripe", secret: "whsec_y" } },
  });
  const stripe = { STRIPE_SECRET_KEY: "sk_test_x", STRIPE_API_BASE: "http://127.0.0.1:3001" };
  expect(readSettings({ ...webhooks, ...stripe })).toMatchObject({
    error: expect.stringContaining("STRIPE_WEBHOOK_SECRET"),
  });
});

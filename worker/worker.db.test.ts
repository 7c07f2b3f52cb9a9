import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { appDb, platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { type Sandbox, startSandbox } from "#sandbox/server.ts";
import { asSuperuser } from "#scripts/local/roles.ts";

let environment: TestEnvironment;
let sandbox: Sandbox;
let tenant: FixtureTenant;
let hour = 48;
const started: ChildProcess[] = [];

beforeAll(async () => {
  environment = await testEnvironment();
  sandbox = await startSandbox({ port: 0 });
  tenant = await fixtureTenant(salon());
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  await sandbox.close();
  await environment.drop();
});

interface Worker {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | string | null>;
}

/** A worker as `npm run worker` starts it, in a process of its own. */
function start(change: Record<string, string> = {}): Worker {
  const child = fork("worker/index.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, RESEND_BASE_URL: sandbox.url, LOG_LEVEL: "info", ...change },
    silent: true,
  });
  started.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
  const ended = new Promise<number | string | null>((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal)),
  );
  return { child, output: () => output, ended };
}

const ready = ({ child }: Worker) => new Promise((resolve) => child.once("message", resolve));

async function book(): Promise<string> {
  const request = wish(inHours(++hour));
  const placed = await placeBooking(tenant.scope, request);
  if (!placed.ok) throw new Error(placed.error.code);
  return request.customer.email.address;
}

const mailTo = (to: string) => sandbox.mailbox.list({ to });

async function until(what: () => boolean | Promise<boolean>, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20))
    if (await what()) return true;
  return false;
}

test("an environment that is not complete stops it, with a sentence that names the line to mend", async () => {
  const worker = start({ ENCRYPTION_KEY: "short", MAIL_FROM: "nobody" });
  expect(await worker.ended).toBe(1);
  expect(worker.output()).toContain("ENCRYPTION_KEY is too short");
  expect(worker.output()).toContain("MAIL_FROM is no mail address");
});

test("a confirmation arrives soon after the booking; SIGTERM ends the worker in order", async () => {
  const worker = start();
  await ready(worker);
  const email = await book();
  expect(await until(() => mailTo(email).length === 1, 20)).toBe(true);
  worker.child.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
  expect(worker.output()).toContain("worker stopped");
  expect(worker.output()).not.toContain(email);
});

test("F1: the database cuts every connection: the worker lives on and sends", async () => {
  const worker = start();
  await ready(worker);
  await asSuperuser(environment.superuserUrl, (client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    ),
  );
  await platformDb().$queryRaw`SELECT 1`.catch(() => undefined);
  await appDb().$queryRaw`SELECT 1`.catch(() => undefined);
  const email = await book();
  expect(await until(() => mailTo(email).length === 1, 20)).toBe(true);
});

test("it ends when its parent is gone", async () => {
  const worker = start();
  await ready(worker);
  worker.child.disconnect();
  expect(await worker.ended).toBe(0);
});

test("N1, N7: killed while the vendor holds the answer: another worker sends it once, when the claim is over", async () => {
  const email = await book();
  await fetch(`${sandbox.url}/control/resend/fault`, {
    method: "POST",
    body: JSON.stringify({ kind: "timeout", afterAccept: true, holdMs: 20_000, to: email }),
  });
  const first = start();
  await ready(first);
  const row = () => platformDb().message.findFirstOrThrow({ where: { recipient: email } });
  expect(await until(() => mailTo(email).length === 1, 20)).toBe(true);
  expect((await row()).status).toBe("sending");
  first.child.kill("SIGKILL");
  await first.ended;
  // On a busy machine the claim could be over before the second worker has started; it is the test that ends it.
  await platformDb()
    .$executeRaw`UPDATE message SET claimed_until = now() + interval '1 hour' WHERE status = 'sending'`;
  const second = start();
  await ready(second);
  await sleep(500);
  expect((await row()).attempts).toBe(1);
  await platformDb().$executeRaw`UPDATE message SET claimed_until = now() WHERE status = 'sending'`;
  expect(await until(async () => (await row()).status === "sent", 20)).toBe(true);
  expect(mailTo(email)).toHaveLength(1);
});

test("N8: two workers, many bookings: each mail once", async () => {
  const workers = [start(), start()];
  await Promise.all(workers.map(ready));
  const emails: string[] = [];
  for (let i = 0; i < 12; i++) emails.push(await book());
  expect(await until(() => emails.every((email) => mailTo(email).length > 0), 20)).toBe(true);
  await sleep(500);
  expect(emails.map((email) => mailTo(email).length)).toEqual(emails.map(() => 1));
});

import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { ok } from "#lib/result.ts";
import { open } from "./access.ts";
import { defineRoute, operation } from "./define-route.ts";
import { createNodeDoor } from "./node-door.ts";

const root = join(import.meta.dirname, "../..");

const pulled: string[] = [];
let cancelled: () => void = () => undefined;
const cancelling = new Promise<void>((done) => {
  cancelled = done;
});

const echo = (id: string) =>
  operation({
    id,
    summary: "",
    access: open,
    query: z.strictObject({ q: z.string().optional() }),
    answer: z.object({ id: z.string(), params: z.record(z.string(), z.string()), q: z.string().nullable() }),
    run: async ({ params, query }) => ok({ id, params: { ...params }, q: query.q ?? null }),
  });
const taking = operation({
  id: "taking",
  summary: "",
  access: open,
  body: z.strictObject({ text: z.string() }),
  answer: z.object({ length: z.int() }),
  status: 201,
  run: async ({ body }) => ok({ length: body.text.length }),
});
const endless = operation({
  id: "endless",
  summary: "",
  access: open,
  answer: z.unknown(),
  run: async () =>
    ok(
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled.push("chunk");
            controller.enqueue(Buffer.alloc(64 * 1024));
          },
          cancel: () => cancelled(),
        }),
        { headers: { "content-type": "text/csv" } },
      ),
    ),
});

const door = createNodeDoor([
  defineRoute("/api/v1/{tenant}/bookings", { GET: echo("bookings"), POST: taking }),
  defineRoute("/api/v1/bookings/{token}", { GET: echo("managed") }),
  defineRoute("/api/v1/{tenant}", { GET: echo("tenant") }),
  defineRoute("/api/v1/{tenant}/export", { GET: endless }),
]);
const server = createServer((request, response) => {
  if (door(request, response)) return;
  response.statusCode = 299;
  response.end();
});
let base = "";
let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  return environment.drop();
});

/** By Node's own client: `fetch` would tidy the address. */
const ask = (path: string, method = "GET") =>
  new Promise<{ status: number; text: string; allow: string | undefined }>((resolve, reject) => {
    const asked = httpRequest(base, { path, method }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text, allow: response.headers.allow });
    });
    asked.on("error", reject).end();
  });

test("a path finds its route, a fixed word before a name, and what it cannot find it leaves alone", async () => {
  expect(JSON.parse((await ask("/api/v1/acme/bookings?q=1")).text)).toEqual({
    ...{ id: "bookings", params: { tenant: "acme" }, q: "1" },
  });
  expect(JSON.parse((await ask("/api/v1/bookings/bookings")).text)).toMatchObject({
    ...{ id: "managed", params: { token: "bookings" } },
  });
  expect(JSON.parse((await ask("/api/v1/bookings")).text)).toMatchObject({ params: { tenant: "bookings" } });
  for (const path of [
    "/api/v1",
    "/api/v1/a/b/c",
    "/api/v1/acme/",
    "/api/v1//bookings",
    "/api/v1/%61cme",
    "/",
  ])
    expect(await ask(path)).toMatchObject({ status: 299 });
});

test("methods are the route's own: HEAD without a body, a wrong one told what is allowed", async () => {
  expect(await ask("/api/v1/acme", "HEAD")).toMatchObject({ status: 200, text: "" });
  expect(await ask("/api/v1/acme", "OPTIONS")).toMatchObject({ status: 204, allow: "GET, HEAD, OPTIONS" });
  expect(await ask("/api/v1/acme", "DELETE")).toMatchObject({ status: 405, allow: "GET, HEAD, OPTIONS" });
  expect(await ask("/api/v1/acme", "PROPFIND")).toMatchObject({ status: 299 });
});

test("a body comes whole or in parts, and too much of it is refused either way", async () => {
  const post = (body: string | ReadableStream, duplex = {}) =>
    fetch(`${base}/api/v1/acme/bookings`, {
      ...{ method: "POST", headers: { "content-type": "application/json" }, body, ...duplex },
    });
  const inParts = (text: string) => new Blob([text]).stream();
  const json = (length: number) => JSON.stringify({ text: "é".repeat(length) });
  for (const length of [0, 1, 20_000]) {
    expect(await (await post(json(length))).json()).toEqual({ length });
    expect(await (await post(inParts(json(length)), { duplex: "half" })).json()).toEqual({ length });
  }
  expect((await post(json(40_000))).status).toBe(413);
  expect((await post(inParts(json(40_000)), { duplex: "half" })).status).toBe(413);
  expect((await post("{")).status).toBe(400);
});

test("who hangs up ends what is being made for them, and what nobody takes is not made (L10)", async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /api/v1/acme/export HTTP/1.1\r\nHost: a\r\n\r\n");
  await new Promise((arrived) => socket.once("data", arrived));
  socket.pause();
  let before = -1;
  while (before !== pulled.length) {
    before = pulled.length;
    await new Promise((rested) => setTimeout(rested, 50));
  }
  expect(pulled.length).toBeLessThan(1_000);
  socket.destroy();
  await cancelling;
});

test("a connection that breaks in the middle of a body leaves the server standing", async () => {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write(
    "POST /api/v1/acme/bookings HTTP/1.1\r\nHost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
  );
  await new Promise((rested) => setTimeout(rested, 20));
  socket.destroy();
  expect(await ask("/api/v1/acme")).toMatchObject({ status: 200 });
});

test("every route file of the API can be served without Next (decision 021)", async () => {
  const files = globSync("app/api/v1/**/route.ts", { cwd: root });
  const code = `for (const file of ${JSON.stringify(files)}) await import("./" + file);`;
  const { stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  expect(`${status} ${stderr}`).toMatch(/^0 /);
  expect(files.length).toBeGreaterThan(40);
});

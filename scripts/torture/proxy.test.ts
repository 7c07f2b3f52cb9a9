import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCalls } from "./calls.ts";
import { type RoundRobin, roundRobin } from "./proxy.ts";
import { createTally } from "./tally.ts";

const servers: Server[] = [];
const ports: number[] = [];
let balancer: RoundRobin;

beforeAll(async () => {
  for (const name of ["first", "second"]) {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ name }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = server.address();
    ports.push(typeof address === "object" && address ? address.port : 0);
    servers.push(server);
  }
  balancer = await roundRobin(ports);
});
afterAll(async () => {
  await balancer.close();
  for (const server of servers) server.close();
});

test("connections go to each in turn; the death of one is felt, and a client that tries again gets its answer", async () => {
  const tally = createTally();
  const call = createCalls(`http://127.0.0.1:${balancer.port}`, tally);
  const ask = async () => (await call("ask", { method: "GET", path: "/" })).answer?.body;
  const both = [await ask(), await ask()];
  expect(both).toEqual(expect.arrayContaining([{ name: "first" }, { name: "second" }]));
  servers[0]?.close();
  servers[0]?.closeAllConnections();
  const after = [await ask(), await ask(), await ask()];
  expect(after).toEqual([{ name: "second" }, { name: "second" }, { name: "second" }]);
  expect(tally.figures()[0]?.broken).toBeGreaterThan(0);
  expect(tally.figures()[0]?.retries).toBe(tally.figures()[0]?.broken);
  expect(tally.findings()).toEqual([]);
});

import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refuseUnreadable } from "./readable-address.ts";

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (!refuseUnreadable(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

test.each(["/%ff", "/juniper/%e0%a4", "/manage/%"])(
  "I20: %s is 400 with a sentence, not 500",
  async (path) => {
    const answer = await fetch(base + path);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("cannot be read");
    expect(answer.headers.get("content-security-policy")).toContain("'none'");
  },
);

test("I20: the API says it as contract 3 does", async () => {
  const answer = await fetch(`${base}/api/v1/%ff`);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 400, code: "malformed" });
});

test.each(["/", "/juniper/haircut?staff=%ff", "/caf%C3%A9", "/%00"])("%s is Next's", async (path) => {
  expect((await fetch(base + path)).status).toBe(418);
});

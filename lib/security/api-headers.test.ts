import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headApi } from "./api-headers.ts";
import { securityHeaders } from "./headers.ts";

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    headApi(request, response, true);
    response.end(JSON.stringify({ id: request.headers["x-request-id"] ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const ask = async (path: string, id?: string) => {
  const response = await fetch(`${base}${path}`, { headers: id ? { "x-request-id": id } : {} });
  return { headers: response.headers, logged: ((await response.json()) as { id: string | null }).id };
};

describe("S4: the API's answers carry what pages' do", () => {
  test.each(["/api/v1/juniper", "/api/health/live?x=/manage", "/api"])("%s", async (path) => {
    const { headers, logged } = await ask(path);
    const wanted = securityHeaders({ path: "/api", nonce: "", secure: true, development: false });
    for (const [name, value] of Object.entries(wanted)) expect(headers.get(name)).toBe(value);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{16}$/);
    expect(logged).toBe(headers.get("x-request-id"));
  });

  test("a caller's request id is kept where it is harmless to log, for the logs and for the answer", async () => {
    expect(await ask("/api/v1/juniper", "trace-12345")).toMatchObject({ logged: "trace-12345" });
    expect((await ask("/api/v1/juniper", "no spaces please")).logged).toMatch(/^[\w-]{16}$/);
  });

  test("pages are left to the proxy, which knows their nonce", async () => {
    for (const path of ["/juniper", "/dashboard/juniper", "/apiary"]) {
      const { headers, logged } = await ask(path);
      expect(headers.get("content-security-policy")).toBe(null);
      expect(logged).toBe(null);
    }
  });
});

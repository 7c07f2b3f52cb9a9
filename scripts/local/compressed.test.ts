import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressBuild, serveCompressed } from "./compressed.ts";

const script = "console.log('the same words again and again');\n".repeat(200);
let dir: string;
let server: Server;
let base: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "punctual-static-"));
  writeFileSync(join(dir, "[page] a.js"), script);
  writeFileSync(join(dir, "font.woff2"), "not compressed");
  compressBuild(dir);
  const serve = serveCompressed(dir, "/_next/static");
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/_next/static`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true, force: true });
});

const get = (path: string, encoding: string, method = "GET") =>
  fetch(`${base}/${path}`, { method, headers: { "accept-encoding": encoding } });

test("a client that takes Brotli gets the small file, for ever", async () => {
  const answer = await get("%5Bpage%5D%20a.js", "gzip, br");
  expect(answer.headers.get("content-encoding")).toBe("br");
  expect(Number(answer.headers.get("content-length"))).toBeLessThan(script.length / 10);
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(await answer.text()).toBe(script);
});

test("everything else is left to Next: other encodings, other files, other methods, paths that climb", async () => {
  expect((await get("%5Bpage%5D%20a.js", "gzip")).status).toBe(418);
  expect((await get("font.woff2", "br")).status).toBe(418);
  expect((await get("%5Bpage%5D%20a.js", "br", "POST")).status).toBe(418);
  expect((await get("..%2f..%2fetc%2fpasswd", "br")).status).toBe(418);
});

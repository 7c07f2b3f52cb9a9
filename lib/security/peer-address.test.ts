import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { appendPeer, clientIp } from "./peer-address.ts";

describe("L6: the client's address", () => {
  test.each([
    ["203.0.113.9", 0, "203.0.113.9"],
    ["6.6.6.6, 203.0.113.9", 0, "203.0.113.9"],
    ["6.6.6.6, 198.51.100.7, 10.0.0.2", 1, "198.51.100.7"],
    ["6.6.6.6, 198.51.100.7, 10.0.0.3, 10.0.0.2", 2, "198.51.100.7"],
    ["10.0.0.2", 1, "10.0.0.2"],
    ["::ffff:203.0.113.9", 0, "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", 0, "2001:db8:1:2::/64"],
    ["2001:db8::5", 0, "2001:db8:0:0::/64"],
    ["::1", 0, "0:0:0:0::/64"],
    ["<script>", 0, "unknown"],
    [null, 0, "unknown"],
  ])("%s past %d proxies is %s", (chain, proxies, expected) => {
    expect(clientIp(chain, proxies)).toBe(expected);
  });

  test("rotating the header changes nothing: the socket has the last word", async () => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      appendPeer(request);
      seen.push(clientIp(String(request.headers["x-forwarded-for"]), 0));
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    for (const claim of ["1.1.1.1", "2.2.2.2, 3.3.3.3", "junk"])
      await fetch(`http://127.0.0.1:${port}`, { headers: { "x-forwarded-for": claim } });
    server.close();
    expect(seen).toEqual(["127.0.0.1", "127.0.0.1", "127.0.0.1"]);
  });
});

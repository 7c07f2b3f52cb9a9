import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { checkOutboundUrl } from "./outbound-url.ts";
import { isPublicAddress } from "./public-address.ts";
import { createSafeFetch } from "./safe-fetch.ts";

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const strict = createSafeFetch({ loopback: false });
const local = createSafeFetch({ loopback: true });

describe("I11: addresses", () => {
  test.each([
    ...["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"],
    "::ffff:8.8.8.8",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    ...[
      "169.254.169.254",
      "100.64.0.1",
      "100.100.100.200",
      "192.0.0.1",
      "192.0.2.1",
      "198.18.0.1",
      "198.51.100.1",
    ],
    ...["203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16"],
    ...[
      "::",
      "::1",
      "::ffff:127.0.0.1",
      "::ffff:a9fe:a9fe",
      "::ffff:10.0.0.1",
      "::7f00:1",
      "64:ff9b::7f00:1",
    ],
    ...[
      "64:ff9b:1::1",
      "fc00::1",
      "fd00:ec2::254",
      "fe80::1",
      "fec0::1",
      "ff02::1",
      "2002:7f00:1::",
      "2001::1",
    ],
    ...["2001:db8::1", "100::1", "4000::1", "", "localhost", "127.0.0.1 ", "::ffff:0:127.0.0.1"],
  ])("%j is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("I11: what a person may type", () => {
  const rules = { loopback: false };
  test.each([
    ["https://example.com/hooks?a=1", null],
    ["https://example.com:8443/", null],
    ["https://8.8.8.8/", null],
    ["http://example.com/", "not_https"],
    ["https://127.1/", "not_public"],
    ["https://2130706433/", "not_public"],
    ["https://0x7f000001/", "not_public"],
    ["https://0177.0.0.1/", "not_public"],
    ["https://[::1]/", "not_public"],
    ["https://[::ffff:a9fe:a9fe]/", "not_public"],
    ["https://[64:ff9b::7f00:1]/", "not_public"],
    ["https://[fd00::1]/", "not_public"],
    ["https://0.0.0.0/", "not_public"],
    ["https://169.254.169.254/latest/meta-data/", "not_public"],
    ["https://localhost/", "not_public"],
    ["https://localhost./", "not_public"],
    ["https://LOCALHOST:8443/", "not_public"],
    ["https://metadata.google.internal/", "not_public"],
    ["https://printer.local./", "not_public"],
    ["https://user@example.com/", "credentials"],
    ["https://user:secret@example.com/", "credentials"],
    ["https://example.com:22/", "port"],
    ["https://example.com:5432/", "port"],
    ["https://example.com:25/", "port"],
    ["webcal://example.com/a.ics", "not_https"],
    ["file:///etc/passwd", "not_a_url"],
    ["gopher://example.com:70/_", "not_https"],
    ["javascript:alert(1)", "not_a_url"],
    ["//example.com", "not_a_url"],
    [`https://example.com/${"x".repeat(2000)}`, "not_a_url"],
  ])("%s: %s", (url, refusal) => {
    const checked = checkOutboundUrl(url, rules);
    expect(checked.ok ? null : checked.error).toBe(refusal);
  });

  test("where the operator allows it: this machine, and nothing else beside the public", () => {
    const allowed = (url: string) => checkOutboundUrl(url, { loopback: true }).ok;
    expect(["http://localhost:4000/", "http://127.0.0.1:1/", "https://[::1]:9/"].map(allowed)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["http://10.0.0.1/", "http://169.254.169.254/", "http://example.com/"].map(allowed)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("I11: judged when the connection is made", () => {
  const answers = (...addresses: string[]) => {
    let asked = 0;
    return createSafeFetch({
      loopback: false,
      resolve: (_name, _options, done) => {
        const address = addresses[Math.min(asked++, addresses.length - 1)] ?? "";
        done(null, [{ address, family: address.includes(":") ? 6 : 4 }]);
      },
    });
  };

  test.each([
    "127.0.0.1",
    "10.0.0.7",
    "169.254.169.254",
    "::1",
    "::ffff:127.0.0.1",
    "fd00::1",
    "64:ff9b::a9fe:a9fe",
  ])("a name that leads to %s", async (address) => {
    expect(await answers(address)("https://rebind.example/")).toEqual({ ok: false, error: "not_public" });
  });

  test("a name that leads outside and inside at once", async () => {
    const both = createSafeFetch({
      loopback: false,
      resolve: (_name, _options, done) =>
        done(null, [
          { address: "93.184.216.34", family: 4 },
          { address: "127.0.0.1", family: 4 },
        ]),
    });
    expect(await both("https://both.example/")).toEqual({ ok: false, error: "not_public" });
  });

  test("rebinding: outside when it was checked, inside when it is asked again", async () => {
    let reached = 0;
    const port = new URL(await serve((_request, response) => response.end(String(++reached)))).port;
    const fetch = answers("93.184.216.34", "127.0.0.1");
    await fetch("https://rebind.example:8443/", { timeoutMs: 300 });
    expect(await fetch(`https://rebind.example:8443/${port}`)).toEqual({ ok: false, error: "not_public" });
    expect(reached).toBe(0);
  });

  test("a name of the machine's own hosts file", async () => {
    expect(await strict("https://localhost.localdomain/")).toMatchObject({ ok: false });
  });
});

describe("what it reads", () => {
  test("a redirect is an answer: nothing is asked at the place it names", async () => {
    let inside = 0;
    const secret = await serve((_request, response) => response.end(String(++inside)));
    const hop = await serve((_request, response) => response.writeHead(302, { location: secret }).end());
    const answer = await local(hop);
    expect(answer).toMatchObject({ ok: true, value: { status: 302 } });
    expect(inside).toBe(0);
  });

  test("64 KB of an answer without end, and not for longer than it was given", async () => {
    const endless = await serve((_request, response) => {
      const more = () => {
        if (!response.destroyed) response.write("x".repeat(16_384), () => setImmediate(more));
      };
      more();
    });
    const answer = await local(endless);
    expect(answer.ok && answer.value.body.length).toBe(64 * 1024);
    expect(answer).toMatchObject({ value: { truncated: true } });
    const slow = await serve((_request, response) => void response.write("…"));
    expect(await local(slow, { timeoutMs: 200 })).toEqual({ ok: false, error: "timeout" });
  });

  test("what is refused, closed or unknown is told in neutral words", async () => {
    expect(await strict(await serve((_request, response) => response.end()))).toMatchObject({ ok: false });
    expect(await local("http://127.0.0.1:1/")).toEqual({ ok: false, error: "unreachable" });
    expect(await strict("https://no-such-name.invalid/")).toMatchObject({ ok: false });
  });

  test("method, headers and body arrive", async () => {
    const echo = await serve((request, response) => {
      let text = "";
      request.on("data", (part) => (text += part));
      request.on("end", () => response.end(`${request.method} ${request.headers["x-a"]} ${text}`));
    });
    const answer = await local(echo, { method: "POST", headers: { "x-a": "b" }, body: "{}" });
    expect(answer.ok && answer.value.body.toString()).toBe("POST b {}");
  });
});

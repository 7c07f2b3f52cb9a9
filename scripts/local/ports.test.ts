import { createServer } from "node:net";
import { expect, test } from "vitest";
import { choosePorts } from "./choose-ports.ts";
import { isPortFree, nextFreePort, parsePort } from "./ports.ts";

const allBut =
  (...taken: number[]) =>
  async (port: number) =>
    !taken.includes(port);

test("a port that somebody listens on is not free", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await isPortFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isPortFree(port)).toBe(true);
});

test("the next free port skips what is in use and what is already promised", async () => {
  expect(await nextFreePort(3000, [], allBut(3000, 3001))).toBe(3002);
  expect(await nextFreePort(3000, [3000], allBut())).toBe(3001);
  await expect(nextFreePort(3000, [], async () => false)).rejects.toThrow(
    "No free port between 3000 and 3099.",
  );
});

test("by default the sandbox sits beside the web server, and a port in use is told and passed over", async () => {
  expect(await choosePorts({ NODE_ENV: "test" }, allBut())).toEqual({
    port: 3000,
    sandboxPort: 3001,
    remarks: [],
  });
  expect(await choosePorts({ NODE_ENV: "test" }, allBut(3000))).toEqual({
    port: 3001,
    sandboxPort: 3002,
    remarks: ["Port 3000 is in use; using 3001 instead."],
  });
  expect(await choosePorts({ NODE_ENV: "test", PORT: "4000" }, allBut())).toMatchObject({
    port: 4000,
    sandboxPort: 4001,
  });
});

test("a port asked for by name is taken or refused by name, never exchanged", async () => {
  await expect(choosePorts({ NODE_ENV: "test", PORT: "4000" }, allBut(4000))).rejects.toThrow(
    "Port 4000 is in use, and PORT asks for it.",
  );
  await expect(choosePorts({ NODE_ENV: "test", SANDBOX_PORT: "70000" }, allBut())).rejects.toThrow(
    "SANDBOX_PORT",
  );
});

test.each([
  ["3000", 3000],
  ["1", 1],
  ["65535", 65535],
  ["0", undefined],
  ["65536", undefined],
  ["", undefined],
  ["3e3", undefined],
  [" 3000", undefined],
])("parsePort(%j) is %j", (text, port) => {
  expect(parsePort(text)).toBe(port);
});

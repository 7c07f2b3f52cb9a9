import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import compression from "compression";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendJsonWhole } from "./whole-json.ts";

const long = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ start: `Zoë ${i}` })));
const huge = JSON.stringify("x".repeat(2 * 1024 * 1024));

/** What handlers do, by path. */
const handlers: Record<string, (response: ServerResponse) => void> = {
  "/next": (response) => {
    response.setHeader("content-type", "application/json");
    response.flushHeaders();
    response.write(long.slice(0, 700));
    response.write(Buffer.from(long.slice(700)));
    response.end();
  },
  "/short": (response) => {
    response.statusCode = 404;
    response.setHeader("content-type", "application/problem+json");
    response.end("{}");
  },
  "/huge": (response) => {
    response.setHeader("content-type", "application/json");
    response.write(huge.slice(0, 9));
    response.end(huge.slice(9));
  },
  "/encoded": (response) => {
    response.setHeader("content-type", "application/json");
    response.write(long.slice(0, 9));
    response.write(Buffer.from(long.slice(9, 99)).toString("hex"), "hex");
    response.end(long.slice(99));
  },
  "/nothing": (response) => {
    response.setHeader("content-type", "application/json");
    response.end();
  },
  "/page": (response) => {
    response.setHeader("content-type", "text/html");
    response.flushHeaders();
    response.write(long);
    response.end();
  },
};

const compress = compression();
const server = createServer((asked, response) => {
  compress(asked as never, response as never, () => {
    sendJsonWhole(asked, response);
    handlers[asked.url ?? ""]?.(response);
  });
});
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise((done) => server.close(done)));

function ask(path: string, accepted?: string, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>(
    (done, failed) => {
      request({ port, host: "127.0.0.1", path, method, headers }, async (answer) => {
        const chunks: Buffer[] = [];
        for await (const chunk of answer) chunks.push(chunk);
        done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
      })
        .on("error", failed)
        .end();
    },
  );
}

const plainOf = ({ headers, body }: Awaited<ReturnType<typeof ask>>): string => {
  const coding = headers["content-encoding"];
  const decoders: Record<string, (body: Buffer) => Buffer> = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
    deflate: inflateSync,
  };
  return (coding ? decoders[coding]?.(body) : body)?.toString() ?? "";
};

describe("JSON leaves whole, as the caller can read it", () => {
  test.each([
    ["gzip", "gzip"],
    ["gzip, deflate, br", "br"],
    ["GZIP;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br ; q=0.000 , gzip;q=1.0", "gzip"],
    ["gzip;q=0", undefined],
    ["identity", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("Accept-Encoding %s: %s", async (accepted, coding) => {
    const answer = await ask("/next", accepted);
    expect(answer.headers["content-encoding"]).toBe(coding);
    expect(answer.headers["content-length"]).toBe(String(answer.body.length));
    expect(answer.headers["transfer-encoding"]).toBeUndefined();
    expect(answer.headers.vary).toBe("Accept-Encoding");
    expect(plainOf(answer)).toBe(long);
  });

  test("a coding that only streams know still works", async () => {
    const answer = await ask("/next", "deflate");
    expect(answer.headers["content-encoding"]).toBe("deflate");
    expect(plainOf(answer)).toBe(long);
  });

  test("what is short stays as it is, what is empty too", async () => {
    const short = await ask("/short", "gzip");
    expect([short.status, short.headers["content-length"], plainOf(short)]).toEqual([404, "2", "{}"]);
    expect(short.headers["content-encoding"]).toBeUndefined();
    expect((await ask("/nothing", "gzip")).body).toHaveLength(0);
    const head = await ask("/next", "gzip", "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  test("pages, huge answers and other encodings are streamed as ever", async () => {
    for (const path of ["/page", "/huge", "/encoded"]) {
      const answer = await ask(path, "gzip");
      expect(answer.headers["content-encoding"]).toBe("gzip");
      expect(answer.headers["content-length"]).toBeUndefined();
      expect(plainOf(answer)).toBe(path === "/huge" ? huge : long);
    }
  });
});

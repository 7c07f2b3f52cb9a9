import { createServer, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { answering, answerNotFound } from "./answer.ts";

function exchange(headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  return { request, response: new ServerResponse(request) };
}

describe("the status of the page being rendered", () => {
  test("a document becomes a 404, also after waiting", async () => {
    const { request, response } = exchange();
    await new Promise<void>((done) =>
      answering(request, response, async () => {
        await new Promise((rested) => setTimeout(rested, 1));
        expect(answerNotFound()).toBe(true);
        done();
      }),
    );
    expect(response.statusCode).toBe(404);
  });

  test.each(["rsc", "next-action"])("what Next's script fetches keeps its status: %s", (header) => {
    const { request, response } = exchange({ [header]: "1" });
    answering(request, response, () => expect(answerNotFound()).toBe(true));
    expect(response.statusCode).toBe(200);
  });

  test("without our server around, the caller is told", () => expect(answerNotFound()).toBe(false));

  test("requests do not reach each other, and what has been sent stays", async () => {
    const server = createServer((request, response) =>
      answering(request, response, async () => {
        const late = request.url === "/late";
        if (late) response.write("begun");
        await new Promise((rested) => setTimeout(rested, 5));
        if (late || request.url === "/missing") answerNotFound();
        response.end();
      }),
    );
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await Promise.all(["/there", "/missing", "/late", "/there"].map(status))).toEqual([
      200, 404, 200, 200,
    ]);
    await new Promise((closed) => server.close(closed));
  });
});

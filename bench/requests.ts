import { Agent, request } from "node:http";
import { percentile as shareOf } from "../scripts/torture/tally.ts";

export interface Answer {
  status: number;
  ms: number;
}

interface Asked {
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a connection that stays open; a POST where it has a body. Milliseconds until its last byte. */
export const ask = (base: string, { path, headers, body }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      `${base}${path}`,
      { agent, method: body === undefined ? "GET" : "POST", headers: headers ?? {} },
      (response) => {
        response.resume();
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, ms: performance.now() - began }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });

/** Asks from so many clients at once, each the next when it has its answer, for `forMs`. */
export async function inParallel(
  clients: number,
  forMs: number,
  call: () => Promise<Answer>,
): Promise<Answer[]> {
  const until = performance.now() + forMs;
  const answers: Answer[] = [];
  const client = async () => {
    while (performance.now() < until) answers.push(await call());
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

/** Of a list in any order; `percent` of 100. */
export const percentile = (list: readonly number[], percent: number): number =>
  shareOf(
    list.toSorted((a, b) => a - b),
    percent / 100,
  );

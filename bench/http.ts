import { Agent, get } from "node:http";
import autocannon from "autocannon";

// Slots over HTTP beside an empty route handler of the same server, in one run, compressed: the machine's speed
// cancels out and what is left is the price of an answer. Production build, RATE_LIMITS=off.
//   node bench/http.ts [--url http://localhost:3000] [--tenant juniper] [--service …] [--days 31] [--seconds 8]

const option = (name: string, usual: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? usual) : usual;
};
const base = option("url", "http://localhost:3000");
const tenant = option("tenant", "juniper");
const days = Number(option("days", "31"));
const seconds = Number(option("seconds", "8"));
const headers = { "accept-encoding": "gzip" };

const business = (await (await fetch(`${base}/api/v1/${tenant}`)).json()) as { services: { slug: string }[] };
const service = option("service", business.services[0]?.slug ?? "");
const date = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const slots = `${base}/api/v1/${tenant}/services/${service}/slots?from=${date(1)}&to=${date(days)}&timezone=Asia%2FKathmandu`;
const empty = `${base}/api/health/live`;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds and bytes of one request over a connection that stays open. */
const once = (url: string) =>
  new Promise<{ ms: number; bytes: number; status: number }>((resolve, reject) => {
    const began = performance.now();
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => {
        resolve({ ms: performance.now() - began, bytes, status: response.statusCode ?? 0 });
      });
    }).on("error", reject);
  });

/** Both in turns, so that a noisy neighbour troubles them alike. Medians in milliseconds. */
async function inTurns(rounds: number): Promise<{ empty: number; slots: number }> {
  const found: { empty: number[]; slots: number[] } = { empty: [], slots: [] };
  for (let i = 0; i < rounds; i++) {
    found.empty.push((await once(empty)).ms);
    found.slots.push((await once(slots)).ms);
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
  return { empty: median(found.empty), slots: median(found.slots) };
}

const listed = (await (await fetch(slots)).json()) as { slots?: unknown[] };
const { bytes } = await once(slots);
console.log(`${slots}\n${listed.slots?.length} slots in ${days} days, ${bytes} bytes compressed\n`);

await inTurns(300);
const one = await inTurns(1500);
const ratio = (a: number, b: number) => (a / b).toFixed(2);
console.log("connections  empty p50  slots p50  ratio   empty req/s  slots req/s  not 2xx");
console.log(
  `          1  ${one.empty.toFixed(2).padStart(6)} ms  ${one.slots.toFixed(2).padStart(6)} ms  ${ratio(one.slots, one.empty).padStart(5)}`,
);

for (const connections of [10, 50]) {
  const load = (url: string, duration: number) => autocannon({ url, connections, duration, headers });
  for (const url of [empty, slots]) await load(url, 2);
  const a = await load(empty, seconds);
  const b = await load(slots, seconds);
  console.log(
    `${String(connections).padStart(11)}  ${String(a.latency.p50).padStart(6)} ms  ${String(b.latency.p50).padStart(6)} ms  ${ratio(b.latency.p50, a.latency.p50).padStart(5)}` +
      `${a.requests.average.toFixed(0).padStart(14)}${b.requests.average.toFixed(0).padStart(13)}${String(a.non2xx + b.non2xx + a.errors + b.errors).padStart(9)}`,
  );
}
agent.destroy();

import { createServer } from "node:net";

/** True when nothing listens on `port` of the loopback address or of the unspecified one (IPv6 and IPv4). */
export async function isPortFree(port: number): Promise<boolean> {
  // Next listens on "::", the sandbox on 127.0.0.1: a port is only ours when both would succeed.
  return (await canListen(port, "127.0.0.1")) && (await canListen(port));
}

/**
 * The first free port at or after `wanted` that is not in `taken`.
 * Throws when none of the next 100 is free.
 */
export async function nextFreePort(
  wanted: number,
  taken: readonly number[] = [],
  isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port <= 65535; port++) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port between ${wanted} and ${Math.min(wanted + 99, 65535)}.`);
}

/** A port that the system considers free right now, on loopback. */
export async function anyFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port."));
      });
    });
  });
}

/**
 * `PORT=abc` and `PORT=0` are mistakes worth a sentence, not a server on a surprising port.
 * @returns the number, or undefined when the text is not a port between 1 and 65535.
 */
export function parsePort(text: string): number | undefined {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

function canListen(port: number, host?: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

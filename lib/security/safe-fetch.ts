import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { env } from "#lib/env.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { checkOutboundUrl, type UrlRefusal } from "./outbound-url.ts";
import { isLoopback, isPublicAddress } from "./public-address.ts";

// The one fetch for every URL that a user gave (design 10, case I11): calendars' feeds, webhooks. What it is asked to
// reach is judged when the connection is made, by the very address that is connected to, so that a name which
// resolves differently the second time (rebinding) gains nothing.

/** Why there was no answer. Says nothing of what stands at the address: a refusal must not map the inside for anyone. */
export type FetchFailure = UrlRefusal | "unresolvable" | "timeout" | "unreachable";

export interface SafeAnswer {
  status: number;
  /** One value a name, lower case. */
  headers: Record<string, string>;
  /** At most `maxBytes` of it; the rest is not read. */
  body: Buffer;
  truncated: boolean;
}

export interface SafeRequest {
  method?: Dispatcher.HttpMethod;
  headers?: Record<string, string>;
  body?: string;
  /** For everything together: name, connection, answer. 10 s when left out. */
  timeoutMs?: number;
  /** 64 KB when left out. */
  maxBytes?: number;
}

export type SafeFetch = (url: string, sent?: SafeRequest) => Promise<Result<SafeAnswer, FetchFailure>>;

type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

interface Settings {
  loopback: boolean;
  /** Another resolver, for tests. */
  resolve?: Resolve;
}

class NotPublic extends Error {}

/**
 * A fetch that follows no redirect (a 3xx is an answer like any other), sends no cookie and reads little. Addresses
 * are pinned: the one that was judged is the one that is connected to, and the socket is asked once more.
 */
export function createSafeFetch({ loopback, resolve = dnsLookup }: Settings): SafeFetch {
  const allowed = (address: string) => isPublicAddress(address) || (loopback && isLoopback(address));
  const lookup: LookupFunction = (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      // One that leads inside spoils them all: an honest name does not point to both.
      const judged = found.length > 0 && found.every(({ address }) => allowed(address));
      const [first] = found;
      if (!judged || !first) return done(new NotPublic(name), []);
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  const connect = buildConnector({ lookup, timeout: 5_000, allowH2: false });
  const agent = new Agent({
    pipelining: 1,
    connections: 8,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16 * 1024,
    connect: (options, done) => {
      // A literal address is connected to without a lookup.
      const literal = options.hostname.replace(/^\[|\]$/g, "");
      if (isIP(literal) !== 0 && !allowed(literal)) return done(new NotPublic(literal), null);
      return connect(options, (...outcome) => {
        const [error, socket] = outcome;
        if (error || !socket) return done(...outcome);
        if (allowed(socket.remoteAddress ?? "")) return done(null, socket);
        socket.destroy();
        return done(new NotPublic(literal), null);
      });
    },
  });
  return async (text, sent = {}) => {
    const url = checkOutboundUrl(text, { loopback });
    if (!url.ok) return url;
    const { method = "GET", headers = {}, body, timeoutMs = 10_000, maxBytes = 64 * 1024 } = sent;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url.value, {
        dispatcher: agent,
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal,
      });
      return ok({
        status: answer.statusCode,
        headers: plain(answer.headers),
        ...(await read(answer, maxBytes)),
      });
    } catch (error) {
      return err(signal.aborted ? "timeout" : failureOf(error));
    }
  };
}

async function read(
  { body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<{ body: Buffer; truncated: boolean }> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const part = Buffer.from(chunk);
    parts.push(part);
    size += part.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) break;
  }
  return { body: Buffer.concat(parts).subarray(0, maxBytes), truncated: size > maxBytes };
}

const plain = (headers: Dispatcher.ResponseData["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : `${value}`,
    ]),
  );

function failureOf(error: unknown): FetchFailure {
  if (error instanceof NotPublic) return "not_public";
  const code = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") return "unresolvable";
  if (typeof code === "string" && /TIMEOUT|ETIMEDOUT/.test(code)) return "timeout";
  return "unreachable";
}

let shared: SafeFetch | undefined;

/** With the operator's rules. */
export const safeFetch: SafeFetch = (url, sent) => {
  shared ??= createSafeFetch({ loopback: env().OUTBOUND_LOOPBACK === "on" });
  return shared(url, sent);
};

import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Measured on a month of slots (84 KB): gzip 6 takes thrice as long as gzip 4 and Brotli 4, for the same bytes or more. */
export const gzipLevel = 4;
export const brotliParams = { [constants.BROTLI_PARAM_QUALITY]: 4 };

const codings: Record<string, (body: Buffer) => Buffer> = {
  br: (body) =>
    brotliCompressSync(body, {
      params: { ...brotliParams, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => gzipSync(body, { level: gzipLevel }),
};

/** Bytes. Less is not worth compressing; more goes out as it comes. */
const worthwhile = 1024;
const mostHeld = 1024 * 1024;

/** Whether an Accept-Encoding names a coding and does not refuse it with `q=0` (RFC 9110, 12.5.3). */
const takes = (accepted: string, coding: string): boolean =>
  accepted.split(",").some((part) => {
    const [name, ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

/**
 * Makes JSON leave whole: with its length, compressed in one go. Next passes every answer on as a stream of unknown
 * length, and to compress it as one costs several times what compressing costs, even for an answer of ten bytes.
 * Inside `compression`, which tells caches (Vary) and handles everything else.
 */
export function sendJsonWhole(request: IncomingMessage, response: ServerResponse): void {
  const { write, end, flushHeaders } = response;
  const held: Uint8Array[] = [];
  let size = 0;
  let isHolding = true;

  const holds = (): boolean =>
    isHolding &&
    !response.headersSent &&
    /^application\/(problem\+)?json\b/.test(String(response.getHeader("content-type") ?? ""));

  /** Keeps a chunk that came plainly; lets go of everything for one that did not, or of too much. */
  const keeps = (chunk: unknown, more: readonly unknown[]): boolean => {
    if (!holds()) return false;
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    if (bytes instanceof Uint8Array && more.length === 0 && size + bytes.length <= mostHeld) {
      size += bytes.length;
      held.push(bytes);
      return true;
    }
    isHolding = false;
    for (const early of held) write.call(response, early, "utf8");
    return false;
  };

  response.flushHeaders = () => {
    if (!holds()) flushHeaders.call(response);
  };
  response.write = (chunk: unknown, ...more: unknown[]): boolean =>
    keeps(chunk, more) || Reflect.apply(write, response, [chunk, ...more]);
  response.end = (...last: unknown[]): ServerResponse => {
    const [chunk, ...more] = last;
    const isWhole = last.length === 0 ? holds() && size > 0 : keeps(chunk, more);
    if (!isWhole) return Reflect.apply(end, response, last);
    isHolding = false;
    const body = compressed(request, response, Buffer.concat(held));
    response.setHeader("content-length", body.length);
    return end.call(response, body, "utf8");
  };
}

function compressed(request: IncomingMessage, response: ServerResponse, body: Buffer): Buffer {
  if (body.length < worthwhile || response.hasHeader("content-encoding")) return body;
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const coding = Object.keys(codings).find((name) => takes(accepted, name));
  if (coding) response.setHeader("content-encoding", coding);
  return (coding && codings[coding]?.(body)) || body;
}

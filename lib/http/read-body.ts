import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { parseJson } from "./json.ts";

const tooLarge = (limit: number) =>
  err(problem("too_large", { detail: `The body may have at most ${Math.floor(limit / 1024)} KB.` }));

const isOf = (type: string, known: readonly string[]): boolean =>
  known.includes((type.split(";")[0] ?? "").trim().toLowerCase());

/** The body as text where it came as one of these media types; null for any other. */
export async function readTextBody(
  request: Request,
  limit: number,
  texts: readonly string[],
): Promise<Result<string | null, Problem>> {
  const type = request.headers.get("content-type");
  return type !== null && isOf(type, texts) ? readText(request, limit) : ok(null);
}

/** What can be refused before anything is read or looked up: another media type, an announced length. */
export function checkBodyHeaders(
  request: Request,
  limit: number,
  texts: readonly string[] = [],
): Result<null, Problem> {
  const type = request.headers.get("content-type");
  // JSON is also what makes a cross-site form impossible: no form can send it without a preflight (case X5).
  if (type !== null && !isOf(type, ["application/json", ...texts]))
    return err(problem("unsupported_media_type"));
  return Number(request.headers.get("content-length") ?? 0) > limit ? tooLarge(limit) : ok(null);
}

/** The body as JSON, reading no more than `limit` bytes. Nothing at all is read as `{}`. */
export async function readJsonBody(request: Request, limit: number): Promise<Result<unknown, Problem>> {
  const read = await readText(request, limit);
  if (!read.ok) return read;
  const text = read.value;
  if (text === "") return ok({});
  return request.headers.has("content-type") ? parseJson(text) : err(problem("unsupported_media_type"));
}

/** The body as text, reading no more than `limit` bytes. */
async function readText(request: Request, limit: number): Promise<Result<string, Problem>> {
  const reader = request.body?.getReader();
  if (!reader) return ok("");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ok(text + decoder.decode());
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel();
        return tooLarge(limit);
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Not UTF-8 (RFC 8259 8.1), or the connection broke.
    return err(problem("malformed"));
  }
}

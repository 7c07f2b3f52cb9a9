import { problem } from "#lib/errors.ts";
import { problemResponse } from "#lib/http/problem-response.ts";
import { takeEvent } from "#lib/payments/events.ts";

/** Events of Stripe are some kilobytes; nothing near this is one. */
const mostBytes = 512 * 1024;

/**
 * Stripe tells what happened (design 7). Nobody signs in here: the signature over the very bytes of the body is the proof.
 * 2xx: it has had its effect, or is none of ours; anything else makes Stripe send it again.
 */
export async function POST(request: Request): Promise<Response> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > mostBytes) return problemResponse(problem("too_large"));
  const body = await request.text();
  if (body.length > mostBytes) return problemResponse(problem("too_large"));
  const taken = await takeEvent(body, request.headers.get("stripe-signature") ?? "");
  if (taken === "unsigned")
    return problemResponse(problem("malformed", { detail: "This was not signed by Stripe just now." }));
  if (taken === "later") return problemResponse(problem("try_again", { retryAfterSeconds: 30 }));
  return Response.json({ received: true }, { headers: { "cache-control": "no-store" } });
}

const notAllowed = async (): Promise<Response> =>
  problemResponse(problem("method_not_allowed"), { allow: "POST" });

export { notAllowed as DELETE, notAllowed as GET, notAllowed as PATCH, notAllowed as PUT };

import { slotsQuery } from "#lib/availability/schema.ts";
import { loadMoveSlots } from "#lib/booking/manage-loaders.ts";
import { problem } from "#lib/errors.ts";
import { problemResponse } from "#lib/http/problem-response.ts";
import { slotsResponse } from "#lib/http/slots-answer.ts";

/** Times this booking could move to: as the public list, but its own time counts as free. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const query = slotsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return problemResponse(problem("invalid"));
  const { from, to, timezone = "UTC" } = query.data;
  const list = await loadMoveSlots((await params).token, { from, to, timezone });
  return list ? slotsResponse(list) : problemResponse(problem("not_found"));
}

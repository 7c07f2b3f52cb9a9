import { z } from "zod";
import { loadOffered } from "#lib/agenda/offered.ts";
import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { dateField } from "#lib/availability/schema.ts";
import { slugField } from "#lib/booking/schema.ts";

const query = z.strictObject({ staff: slugField, date: dateField });

const headers = { "Cache-Control": "no-store" };
const nothing = () => Response.json({ code: "not_found" }, { status: 404, headers });

/** What customers are offered with one person on one day, for the calendar's empty times. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "schedule:own")) return nothing();
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json({ code: "invalid" }, { status: 422, headers });
  const found = await loadOffered(membership.scope, membership.member, asked.data, new Date());
  return found ? Response.json(found, { headers }) : nothing();
}

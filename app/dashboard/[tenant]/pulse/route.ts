import { readPulse } from "#lib/agenda/pulse.ts";
import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";

const headers = { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" };

/** Asked every few seconds by open dashboards (components/dashboard/live.tsx). Strangers get what an unknown address gets. */
export async function GET(_request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "booking:read"))
    return new Response(null, { status: 404, headers });
  return new Response(await readPulse(membership.scope), { headers });
}

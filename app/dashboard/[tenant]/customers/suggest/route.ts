import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { suggestCustomers } from "#lib/customers/loaders.ts";

const headers = { "Cache-Control": "no-store" };

/** Who fits what is typed into the form for a new booking. Strangers get what an unknown address gets. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "customer:read"))
    return Response.json({ code: "not_found" }, { status: 404, headers });
  const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 120);
  const { scope, member } = membership;
  const customers = await suggestCustomers(scope, member, { text, now: new Date() });
  return Response.json({ customers }, { headers });
}

import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { downloadLedger } from "#lib/payments/ledger-file.ts";

/** The ledger, to save. Strangers get what an unknown address gets. */
export async function GET(_: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "payment:read"))
    return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const { scope, tenant, member } = membership;
  const { userId, role, staffId } = member;
  return downloadLedger(scope, tenant, { kind: "member", userId, role, staffId }, new Date());
}

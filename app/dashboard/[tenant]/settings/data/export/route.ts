import { z } from "zod";
import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { dateField } from "#lib/availability/schema.ts";
import { boundOf } from "#lib/http/management.ts";
import { downloadConfiguration, downloadExport } from "#lib/transfer/download.ts";

const day = z.union([z.literal("").transform(() => undefined), dateField]).optional();
const query = z.object({
  what: z.enum(["bookings", "customers", "configuration"]),
  format: z.enum(["csv", "json", "ics"]).default("csv"),
  from: day,
  to: day,
});

const headers = { "Cache-Control": "no-store" };

/** A file to save. Strangers get what an unknown address gets. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "data:export"))
    return new Response(null, { status: 404, headers });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 422, headers });
  const { scope, tenant, member } = membership;
  const { userId, role, staffId } = member;
  const taker = { scope, tenant, actor: { kind: "member", userId, role, staffId } as const, at: new Date() };
  const { what, format, from, to } = asked.data;
  if (what === "configuration") return downloadConfiguration(taker);
  return downloadExport(taker, {
    kind: what,
    // A calendar has no customers.
    format: what === "customers" && format === "ics" ? "csv" : format,
    from: boundOf(from, "from", tenant.timezone),
    to: boundOf(to, "to", tenant.timezone),
  });
}

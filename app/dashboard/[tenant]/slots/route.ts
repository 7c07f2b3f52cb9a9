import { z } from "zod";
import { loadStaffSlots } from "#lib/agenda/slots.ts";
import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { countField, dateField } from "#lib/availability/schema.ts";
import { slugField } from "#lib/booking/schema.ts";

const query = z.strictObject({
  service: slugField,
  staff: slugField.optional(),
  from: dateField,
  days: countField(31),
  booking: z.string().max(40).optional(),
  duration: countField(1440).optional(),
  party: countField(1000).optional(),
  squeeze: z
    .literal("1")
    .transform(() => true)
    .optional(),
});

const headers = { "Cache-Control": "no-store" };
const nothing = () => Response.json({ code: "not_found" }, { status: 404, headers });

/** Free times for the dashboard's picker, in minutes since the epoch: numbers, because the page formats them. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const membership = await requireMember((await params).tenant);
  if (!membership || !can(membership.member.role, "booking:create")) return nothing();
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json({ code: "invalid" }, { status: 422, headers });
  const { userId, role, staffId } = membership.member;
  const actor = { kind: "member", userId, role, staffId } as const;
  const found = await loadStaffSlots(membership.scope, actor, asked.data, new Date());
  return found.ok ? Response.json({ slots: found.value }, { headers }) : nothing();
}

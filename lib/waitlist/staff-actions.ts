"use server";

import { z } from "zod";
import { defineAction, type MemberContext } from "#lib/actions/define.ts";
import { reachedStaff } from "#lib/agenda/reach.ts";
import { ownOnly, type Permission } from "#lib/auth/permissions.ts";
import { startField } from "#lib/booking/schema.ts";
import { staffSlugOf } from "#lib/booking/staff-lookup.ts";
import { problem } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { joinWaitlist } from "./joining.ts";
import { removeEntry, restoreEntry } from "./mutations.ts";
import { moveEntry } from "./order.ts";
import { entryField, joinInput } from "./schema.ts";
import { offerOutOfTurn } from "./staff-offering.ts";

const by = ({ actor, member }: MemberContext, permission: Permission) => ({
  actor,
  reach: reachedStaff(member, permission),
});

const revalidate = ({ tenant }: MemberContext) => [paths.dashboard.waitlist(tenant.slug)];

export const moveEntryAction = defineAction({
  name: "waitlist.move",
  permission: "waitlist:order",
  input: z.strictObject({ entry: entryField, to: z.enum(["up", "down", "top"]) }),
  run: async (context, { entry, to }) => {
    const moved = await moveEntry(context.scope, by(context, "waitlist:order"), entry, to);
    return moved.ok ? ok({ position: moved.value.position }) : moved;
  },
  revalidate,
});

export const removeEntryAction = defineAction({
  name: "waitlist.remove",
  permission: "waitlist:write",
  input: z.strictObject({ entry: entryField }),
  run: async (context, { entry }) => {
    const removed = await removeEntry(context.scope, by(context, "waitlist:write"), entry, context.now);
    return removed.ok ? ok(null) : removed;
  },
  revalidate,
});

export const restoreEntryAction = defineAction({
  name: "waitlist.restore",
  permission: "waitlist:write",
  input: z.strictObject({ entry: entryField }),
  run: async (context, { entry }) => {
    const restored = await restoreEntry(context.scope, by(context, "waitlist:write"), entry, context.now);
    return restored.ok ? ok(null) : restored;
  },
  revalidate,
});

export const offerEntryAction = defineAction({
  name: "waitlist.offer",
  permission: "waitlist:write",
  input: z.strictObject({ entry: entryField, start: startField }),
  run: async (context, { entry, start }) => {
    const order = { entryId: entry, start };
    const offered = await offerOutOfTurn(context.scope, by(context, "waitlist:write"), order);
    return offered.ok ? ok({ until: offered.value.deadline }) : offered;
  },
  revalidate,
});

/** Staff add people to their own line only: somebody else's does not exist (T1). */
export const addEntryAction = defineAction({
  name: "waitlist.add",
  permission: "waitlist:write",
  input: joinInput,
  run: async ({ scope, member, actor, tenant, now }, wish) => {
    const own = ownOnly(member.role, "waitlist:write") ? await staffSlugOf(scope, member.staffId) : undefined;
    const staff = wish.staff ?? own;
    if (own !== undefined && (own === null || staff !== own)) return err(problem("not_found"));
    const joined = await joinWaitlist(
      scope,
      {
        ...wish,
        staff: staff ?? undefined,
        customer: { ...wish.customer, locale: tenant.locale },
        actor,
        source: "dashboard",
      },
      now,
    );
    return joined.ok ? ok({ again: joined.value.again }) : joined;
  },
  revalidate,
});

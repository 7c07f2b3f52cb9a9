"use server";

import type { z } from "zod";
import { defineAction, definePublicAction, type MemberContext } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { ownOnly } from "#lib/auth/permissions.ts";
import { idempotency } from "#lib/booking/idempotency.ts";
import { resolveManageToken } from "#lib/booking/manage-token.ts";
import { saveNote } from "#lib/booking/note.ts";
import { staffSlugOf } from "#lib/booking/staff-lookup.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { cancelSeries } from "./cancellation.ts";
import { previewSeries } from "./data.ts";
import { moveSeries, previewSeriesMove } from "./move.ts";
import { placeSeries } from "./mutations.ts";
import {
  ownSeriesCancelInput,
  reaches,
  staffSeriesCancelInput,
  staffSeriesInput,
  staffSeriesMoveInput,
  staffSeriesMoveWish,
  staffSeriesWish,
} from "./schema.ts";

/** Staff book into their own calendar only: somebody else's does not exist (T1). */
async function staffFor(
  { scope, member }: MemberContext,
  wanted: string | undefined,
): Promise<Result<string | undefined, Problem>> {
  if (!ownOnly(member.role, "booking:create")) return ok(wanted);
  const own = await staffSlugOf(scope, member.staffId);
  return own !== null && (wanted ?? own) === own ? ok(own) : err(problem("not_found"));
}

const changed = ({ tenant }: MemberContext): string[] => [
  paths.dashboard.today(tenant.slug),
  paths.dashboard.bookings(tenant.slug),
];

/** What would become of every date, before anybody decides. */
export const previewSeriesAction = defineAction({
  name: "series.preview",
  permission: "booking:create",
  input: staffSeriesWish,
  run: async (context, wanted) => {
    const { scope, tenant, actor, now } = context;
    const staff = await staffFor(context, wanted.staff);
    if (!staff.ok) return staff;
    return previewSeries(scope, { ...wanted, staff: staff.value, timezone: tenant.timezone }, actor, now);
  },
});

/** Books a series on behalf of a customer, exactly the dates that were shown or none. */
export const bookSeriesAction = defineAction({
  name: "series.book",
  permission: "booking:create",
  input: staffSeriesInput,
  run: async (context, { key, note, ...wanted }) => {
    const { scope, tenant, member, actor, now } = context;
    const staff = await staffFor(context, wanted.staff);
    if (!staff.ok) return staff;
    const request = {
      ...wanted,
      staff: staff.value,
      customer: { ...wanted.customer, locale: tenant.locale },
      timezone: tenant.timezone,
      actor,
      source: "dashboard" as const,
      idempotency: idempotency("dashboard-series", `${member.id}\n${key}`, wanted),
    };
    const placed = await placeSeries(scope, request, now);
    if (!placed.ok) return placed;
    const { bookingIds } = placed.value;
    if (note) for (const bookingId of bookingIds) await saveNote(scope, actor, { bookingId, note });
    return ok({ booking: showId("booking", bookingIds[0] ?? ""), count: bookingIds.length });
  },
  revalidate: changed,
});

export const previewSeriesMoveAction = defineAction({
  name: "series.preview-move",
  permission: "booking:move",
  input: staffSeriesMoveWish,
  run: ({ scope, tenant, actor, now }, { booking, version, ...wanted }) =>
    previewSeriesMove(
      scope,
      { ...wanted, bookingId: booking, expectedVersion: version, actor, timezone: tenant.timezone },
      now,
    ),
});

export const moveSeriesAction = defineAction({
  name: "series.move",
  permission: "booking:move",
  input: staffSeriesMoveInput,
  run: async ({ scope, actor, now }, { booking, version, ...wanted }) => {
    const request = { ...wanted, bookingId: booking, expectedVersion: version, actor };
    const moved = await moveSeries(scope, request, now);
    return moved.ok ? ok({ count: moved.value.changed }) : moved;
  },
  revalidate: changed,
});

export const cancelSeriesAction = defineAction({
  name: "series.cancel",
  permission: "booking:cancel",
  input: staffSeriesCancelInput,
  run: async ({ scope, actor, now }, { booking, version, reach, reason }) => {
    const request = { bookingId: booking, expectedVersion: version, reach, reason, actor };
    const done = await cancelSeries(scope, request, now);
    return done.ok ? ok({ count: done.value.changed }) : done;
  },
  revalidate: changed,
});

/** The customer's own link: this date, this and those after it, or all. */
export const cancelOwnSeriesAction = definePublicAction({
  name: "series.cancel-own",
  limit: "booking:attempt",
  input: ownSeriesCancelInput,
  run: async ({ now }, { token, version, reach, reason }) => {
    const found = await resolveManageToken(token);
    if (!found) return err(problem("not_found"));
    const { scope, bookingId } = found;
    const request = {
      bookingId,
      reach,
      reason,
      actor: { kind: "customer" } as const,
      expectedVersion: version,
    };
    const done = await cancelSeries(scope, request, now);
    return done.ok ? ok({ url: paths.manage(token, { cancelled: "1" }) }) : done;
  },
});

/** The same from the manage page's form, without a script. */
export const cancelOwnSeriesPost = definePost(
  cancelOwnSeriesAction,
  (text): z.input<typeof ownSeriesCancelInput> => ({
    token: text("token"),
    version: Number(text("version")),
    reach: reaches.find((reach) => reach === text("reach")) ?? "one",
    reason: text("reason") || undefined,
  }),
  ({ url }) => url,
);

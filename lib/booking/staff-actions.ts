"use server";

import { defineAction } from "#lib/actions/define.ts";
import { ownOnly } from "#lib/auth/permissions.ts";
import { problem } from "#lib/errors.ts";
import { showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { answerRequest } from "./approval.ts";
import { cancelBooking } from "./cancellation.ts";
import { idempotency } from "./idempotency.ts";
import { moveBooking } from "./move.ts";
import { saveNote } from "./note.ts";
import { markBooking } from "./outcome.ts";
import { placeBooking } from "./placement.ts";
import { staffSlugOf } from "./staff-lookup.ts";
import {
  staffAnswerInput,
  staffBookingInput,
  staffCancelInput,
  staffMarkInput,
  staffMoveInput,
  staffNoteInput,
} from "./staff-schema.ts";

/** Books on behalf of a customer. Staff book into their own calendar only: somebody else's does not exist (T1). */
export const staffBookAction = defineAction({
  name: "booking.staff-book",
  permission: "booking:create",
  input: staffBookingInput,
  run: async ({ scope, tenant, member, actor, now }, { key, note, ...wanted }) => {
    const own = ownOnly(member.role, "booking:create") ? await staffSlugOf(scope, member.staffId) : undefined;
    const staff = wanted.staff ?? own;
    if (own !== undefined && (own === null || staff !== own)) return err(problem("not_found"));
    const placed = await placeBooking(
      scope,
      {
        ...wanted,
        staff: staff ?? undefined,
        customer: { ...wanted.customer, locale: tenant.locale },
        timezone: tenant.timezone,
        actor,
        source: "dashboard",
        idempotency: idempotency("dashboard", `${member.id}\n${key}`, wanted),
      },
      now,
    );
    if (!placed.ok) return placed;
    const { bookingId } = placed.value;
    if (note) await saveNote(scope, actor, { bookingId, note });
    return ok({ booking: showId("booking", bookingId) });
  },
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug), paths.dashboard.bookings(tenant.slug)],
});

/** Another time, person, service, length or number of people; the form, the calendar and "Undo" all come here. */
export const staffMoveAction = defineAction({
  name: "booking.staff-move",
  permission: "booking:move",
  input: staffMoveInput,
  run: ({ scope, actor, now }, { booking, version, ...wish }) =>
    moveBooking(scope, { bookingId: booking, expectedVersion: version, ...wish, actor }, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug), paths.dashboard.bookings(tenant.slug)],
});

export const staffCancelAction = defineAction({
  name: "booking.staff-cancel",
  permission: "booking:cancel",
  input: staffCancelInput,
  run: ({ scope, actor, now }, { booking, version, reason }) =>
    cancelBooking(scope, { bookingId: booking, expectedVersion: version, reason, actor }, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug), paths.dashboard.bookings(tenant.slug)],
});

export const staffAnswerAction = defineAction({
  name: "booking.staff-answer",
  permission: "booking:answer",
  input: staffAnswerInput,
  run: ({ scope, actor, now }, { booking, version, ...answer }) =>
    answerRequest(scope, { bookingId: booking, expectedVersion: version, actor, ...answer }, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug), paths.dashboard.bookings(tenant.slug)],
});

export const staffMarkAction = defineAction({
  name: "booking.staff-mark",
  permission: "booking:attend",
  input: staffMarkInput,
  run: ({ scope, actor, now }, { booking, version, outcome }) =>
    markBooking(scope, { bookingId: booking, expectedVersion: version, outcome, actor }, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug), paths.dashboard.bookings(tenant.slug)],
});

export const staffNoteAction = defineAction({
  name: "booking.staff-note",
  permission: "booking:note",
  input: staffNoteInput,
  run: ({ scope, actor }, { booking, note }) => saveNote(scope, actor, { bookingId: booking, note }),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug)],
});

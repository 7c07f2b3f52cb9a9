"use server";

import { z } from "zod";
import { definePublicAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { problem } from "#lib/errors.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { cancelBooking } from "./cancellation.ts";
import { bookingOf } from "./form-fields.ts";
import { formKey, idempotency } from "./idempotency.ts";
import { resolveManageToken } from "./manage-token.ts";
import { moveBooking } from "./move.ts";
import { placePublicBooking } from "./public-placement.ts";
import {
  asksForSomething,
  bookingInput,
  cancelInput,
  changeFields,
  idempotencyKeyField,
  slugField,
} from "./schema.ts";

const token = z.string().max(64);

/** The booking page's form. `key` is the page's own idempotency key: a second press is the same booking (B7). */
export const bookAction = definePublicAction({
  name: "booking.book",
  limit: "booking:attempt",
  input: z.strictObject({
    tenant: slugField,
    key: idempotencyKeyField,
    booking: bookingInput,
    /** What this browser holds. Not part of what is booked: the same booking has the same key with and without. */
    hold: token.optional(),
  }),
  run: async ({ now }, { tenant, key, booking, hold }) => {
    const resolved = await resolveTenant(tenant);
    if (!resolved) return err(problem("not_found"));
    const { region } = await requestLanguage();
    const placed = await placePublicBooking(
      resolved.scope,
      {
        ...booking,
        customer: { ...booking.customer, locale: region },
        source: "page",
        hold,
        idempotency: idempotency("page", key, booking),
      },
      now,
    );
    if (!placed.ok) return placed;
    const { id, status, start } = placed.value.view;
    const { manageToken, checkoutUrl } = placed.value;
    return ok({
      url: paths.manage(manageToken, { booked: "1" }),
      /** Stripe's page, where something is due: no page of ours, so a form cannot be sent on to it. */
      checkoutUrl,
      booking: { id, status, start },
    });
  },
});

/** The same from the page's form, without a script. */
export const bookPost = definePost(
  bookAction,
  (text) => {
    const booking = bookingOf(text);
    return { tenant: text("tenant"), key: formKey(text("key"), booking), booking };
  },
  ({ url }) => url,
);

/** Another time, other people, another length: one action, whatever of it is given. */
export const moveAction = definePublicAction({
  name: "booking.move",
  limit: "booking:attempt",
  input: z.strictObject({ ...changeFields, token, version: z.int() }).refine(...asksForSomething),
  run: async ({ now }, { token, version, ...wanted }) => {
    const found = await resolveManageToken(token);
    if (!found) return err(problem("not_found"));
    const { scope, bookingId } = found;
    const request = { ...wanted, bookingId, actor: { kind: "customer" } as const, expectedVersion: version };
    const moved = await moveBooking(scope, request, now);
    if (!moved.ok) return moved;
    if (moved.value.version === version) return ok({ url: paths.manage(token) });
    return ok({ url: paths.manage(token, wanted.start === undefined ? { changed: "1" } : { moved: "1" }) });
  },
});

/** A number from a form; undefined where the form does not ask for it. */
const numberIn = (text: string) => (text === "" ? undefined : Number(text));

/** The same from the forms of the manage and the move page, without a script. */
export const movePost = definePost(
  moveAction,
  (text) => ({
    token: text("token"),
    version: Number(text("version")),
    start: text("start") || undefined,
    timezone: text("timezone") || undefined,
    party: numberIn(text("party")),
    durationMinutes: numberIn(text("durationMinutes")),
  }),
  ({ url }) => url,
);

export const cancelAction = definePublicAction({
  name: "booking.cancelOwn",
  limit: "booking:attempt",
  input: cancelInput.extend({ token, version: z.int() }),
  run: async ({ now }, { token, version, reason }) => {
    const found = await resolveManageToken(token);
    if (!found) return err(problem("not_found"));
    const { scope, bookingId } = found;
    const request = { reason, bookingId, actor: { kind: "customer" } as const, expectedVersion: version };
    const cancelled = await cancelBooking(scope, request, now);
    return cancelled.ok ? ok({ url: paths.manage(token, { cancelled: "1" }) }) : cancelled;
  },
});

/** The same from the manage page's form, without a script. */
export const cancelPost = definePost(
  cancelAction,
  (text) => ({ token: text("token"), version: Number(text("version")), reason: text("reason") || undefined }),
  ({ url }) => url,
);

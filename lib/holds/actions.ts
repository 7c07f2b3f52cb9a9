"use server";

import { definePublicAction } from "#lib/actions/define.ts";
import { problem } from "#lib/errors.ts";
import { err, ok } from "#lib/result.ts";
import { digest } from "#lib/security/tokens.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { dropHold, renewHold, takeHold } from "./mutations.ts";
import { ownHoldInput, takeHoldInput } from "./schema.ts";

/** A time was chosen on the booking page: it stays with this browser while the form is filled in. */
export const takeHoldAction = definePublicAction({
  name: "hold.take",
  limit: "hold:take",
  input: takeHoldInput,
  run: async ({ now, request }, { tenant, ...wanted }) => {
    const resolved = await resolveTenant(tenant);
    if (!resolved) return err(problem("not_found"));
    const held = await takeHold(resolved.scope, { ...wanted, network: digest(request.ip) }, now);
    return held.ok ? ok({ until: held.value.expiresAt.getTime() }) : held;
  },
});

/** The form is still open. Null where the hold is over. */
export const renewHoldAction = definePublicAction({
  name: "hold.renew",
  limit: "booking:attempt",
  input: ownHoldInput,
  run: async (_, { tenant, token }) => {
    const resolved = await resolveTenant(tenant);
    const until = resolved && (await renewHold(resolved.scope, token));
    return ok({ until: until?.getTime() ?? null });
  },
});

/** The visitor went back to the times. */
export const dropHoldAction = definePublicAction({
  name: "hold.drop",
  limit: "booking:attempt",
  input: ownHoldInput,
  run: async (_, { tenant, token }) => {
    const resolved = await resolveTenant(tenant);
    if (resolved) await dropHold(resolved.scope, token);
    return ok(null);
  },
});

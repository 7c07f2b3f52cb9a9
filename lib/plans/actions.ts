"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define.ts";
import { openPortal, openUpgrade } from "./mutations.ts";

const nothing = z.strictObject({});

/** @returns the address at Stripe where Pro is subscribed to. */
export const upgradeAction = defineAction({
  name: "plan.upgrade",
  permission: "tenant:own",
  input: nothing,
  run: ({ scope, tenant: { slug, name }, user: { email } }) => openUpgrade(scope, { slug, name, email }),
});

/** @returns the address at Stripe where card, bills and cancelling are. */
export const managePlanAction = defineAction({
  name: "plan.manage",
  permission: "tenant:own",
  input: nothing,
  run: ({ scope, tenant }) => openPortal(scope, tenant.slug),
});

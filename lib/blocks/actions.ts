"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { blockTime, reblockTime, unblockTime } from "./mutations.ts";
import { blockInput, reblockInput, unblockInput } from "./schema.ts";

export const blockTimeAction = defineAction({
  name: "block.create",
  permission: "block:write",
  input: blockInput,
  run: ({ scope, tenant, actor, now }, input) =>
    blockTime(scope, actor, input, { zone: tenant.timezone, now }),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug)],
});

export const unblockTimeAction = defineAction({
  name: "block.remove",
  permission: "block:write",
  input: unblockInput,
  run: ({ scope, actor, now }, { block }) => unblockTime(scope, actor, block, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug)],
});

export const reblockTimeAction = defineAction({
  name: "block.restore",
  permission: "block:write",
  input: reblockInput,
  run: ({ scope, actor, now }, input) => reblockTime(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.today(tenant.slug)],
});

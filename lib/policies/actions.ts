"use server";

import { defineAction, type MemberContext } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { removePolicy, savePolicy } from "./mutations.ts";
import { policyInput, policySlugInput } from "./schema.ts";

const revalidate = ({ tenant }: MemberContext) => [
  paths.dashboard.policies(tenant.slug),
  paths.dashboard.services(tenant.slug),
  paths.tenant(tenant.slug),
];

export const savePolicyAction = defineAction({
  name: "policy.save",
  permission: "policy:write",
  input: policyInput,
  run: ({ scope, actor }, input) => savePolicy(scope, actor, input),
  revalidate,
});

export const removePolicyAction = defineAction({
  name: "policy.remove",
  permission: "policy:write",
  input: policySlugInput,
  run: ({ scope, actor }, { slug }) => removePolicy(scope, actor, slug),
  revalidate,
});

"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { saveParents } from "./mutations.ts";
import { parentsInput } from "./schema.ts";

export const saveParentsAction = defineAction({
  name: "embed.save-parents",
  permission: "settings:write",
  input: parentsInput,
  run: ({ scope, actor, now }, { parents }) => saveParents(scope, actor, parents, now),
  revalidate: ({ tenant }) => [paths.dashboard.website(tenant.slug)],
});

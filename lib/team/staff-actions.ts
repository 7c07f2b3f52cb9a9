"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { saveStaff } from "./staff-mutations.ts";
import { staffInput } from "./staff-schema.ts";

export const saveStaffAction = defineAction({
  name: "staff.save",
  permission: "staff:write",
  input: staffInput,
  run: ({ scope, actor, now }, input) => saveStaff(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.team(tenant.slug), paths.dashboard.today(tenant.slug)],
});

"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { hoursInput } from "./hours-schema.ts";
import { saveHours } from "./mutations.ts";

export const saveHoursAction = defineAction({
  name: "schedule.save",
  permission: "schedule:own",
  input: hoursInput,
  run: ({ scope, actor, now }, input) => saveHours(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.availability(tenant.slug), paths.dashboard.today(tenant.slug)],
});

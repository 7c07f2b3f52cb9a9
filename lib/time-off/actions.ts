"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { decideTimeOff, enterTimeOff, withdrawTimeOff } from "./mutations.ts";
import { decisionInput, timeOffInput, withdrawInput } from "./schema.ts";

export const enterTimeOffAction = defineAction({
  name: "time-off.enter",
  permission: "time-off:request",
  input: timeOffInput,
  run: ({ scope, actor, now }, input) => enterTimeOff(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.timeOff(tenant.slug), paths.dashboard.today(tenant.slug)],
});

export const decideTimeOffAction = defineAction({
  name: "time-off.decide",
  permission: "time-off:decide",
  input: decisionInput,
  run: ({ scope, actor, now }, input) => decideTimeOff(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.timeOff(tenant.slug), paths.dashboard.today(tenant.slug)],
});

export const withdrawTimeOffAction = defineAction({
  name: "time-off.withdraw",
  permission: "time-off:request",
  input: withdrawInput,
  run: ({ scope, actor, now }, input) => withdrawTimeOff(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.timeOff(tenant.slug), paths.dashboard.today(tenant.slug)],
});

"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { changeDays } from "./days-mutations.ts";
import { loadHolidays } from "./holiday-loaders.ts";
import { assignInput, daysInput, holidaysInput, hoursInput, previewInput } from "./hours-schema.ts";
import { assignHours, saveHours } from "./mutations.ts";
import { loadPreview } from "./preview-loaders.ts";

export const saveHoursAction = defineAction({
  name: "schedule.save",
  permission: "schedule:own",
  input: hoursInput,
  run: ({ scope, actor, now }, input) => saveHours(scope, actor, input, now),
  revalidate: ({ tenant: { slug } }) => [paths.dashboard.availability(slug), paths.dashboard.today(slug)],
});

export const changeDaysAction = defineAction({
  name: "schedule.days",
  permission: "schedule:own",
  input: daysInput,
  run: ({ scope, actor }, input) => changeDays(scope, actor, input),
  revalidate: ({ tenant: { slug } }) => [paths.dashboard.specialDays(slug), paths.dashboard.today(slug)],
});

export const assignHoursAction = defineAction({
  name: "schedule.assign",
  permission: "schedule:write",
  input: assignInput,
  run: ({ scope, actor, now }, input) => assignHours(scope, actor, input, now),
  revalidate: ({ tenant: { slug } }) => [paths.dashboard.availability(slug)],
});

/** Writes nothing: an action, because a draft is too long for an address. */
export const previewHoursAction = defineAction({
  name: "schedule.preview",
  permission: "schedule:own",
  input: previewInput,
  run: ({ scope, actor, now }, input) => loadPreview(scope, actor, input, now),
});

/** Writes nothing: which days a place has off, for the list that is imported from. */
export const listHolidaysAction = defineAction({
  name: "schedule.holidays",
  permission: "schedule:own",
  input: holidaysInput,
  run: ({ tenant, now }, input) =>
    loadHolidays(input, tenant.locale, localDateAt(minuteFloor(now), tenant.timezone)),
});

"use server";

import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { removeLocation, saveLocation } from "./place-mutations.ts";
import { removeResource, saveResource } from "./resource-mutations.ts";
import { saveSettings } from "./settings-mutations.ts";
import { locationInput, placeSlugInput, resourceInput, settingsInput } from "./settings-schema.ts";

export const saveSettingsAction = defineAction({
  name: "tenant.save-settings",
  permission: "settings:write",
  input: settingsInput,
  run: ({ scope, actor, now }, input) => saveSettings(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.settings(tenant.slug), paths.tenant(tenant.slug)],
});

export const saveLocationAction = defineAction({
  name: "location.save",
  permission: "location:write",
  input: locationInput,
  run: ({ scope, actor }, input) => saveLocation(scope, actor, input),
  revalidate: ({ tenant }) => [paths.dashboard.places(tenant.slug)],
});

export const removeLocationAction = defineAction({
  name: "location.remove",
  permission: "location:write",
  input: placeSlugInput,
  run: ({ scope, actor }, { slug }) => removeLocation(scope, actor, slug),
  revalidate: ({ tenant }) => [paths.dashboard.places(tenant.slug)],
});

export const saveResourceAction = defineAction({
  name: "resource.save",
  permission: "resource:write",
  input: resourceInput,
  run: ({ scope, actor, now }, input) => saveResource(scope, actor, input, now),
  revalidate: ({ tenant }) => [paths.dashboard.places(tenant.slug)],
});

export const removeResourceAction = defineAction({
  name: "resource.remove",
  permission: "resource:write",
  input: placeSlugInput,
  run: ({ scope, actor, now }, { slug }) => removeResource(scope, actor, slug, now),
  revalidate: ({ tenant }) => [paths.dashboard.places(tenant.slug)],
});

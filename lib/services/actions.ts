"use server";

import { defineAction } from "#lib/actions/define.ts";
import { loadServiceWarnings } from "#lib/availability/preview-loaders.ts";
import { paths } from "#lib/paths.ts";
import { saveService } from "./mutations.ts";
import { serviceInput } from "./schema.ts";

export const saveServiceAction = defineAction({
  name: "service.save",
  permission: "service:write",
  input: serviceInput,
  run: ({ scope, actor, now }, input) => saveService(scope, actor, input, now),
  revalidate: ({ tenant }, { slug }) => [
    paths.dashboard.services(tenant.slug),
    paths.dashboard.service(tenant.slug, slug),
    paths.tenant(tenant.slug),
  ],
});

/** Writes nothing: an action, because a draft is too long for an address. */
export const previewServiceAction = defineAction({
  name: "service.preview",
  permission: "service:write",
  input: serviceInput,
  run: ({ scope, now }, input) => loadServiceWarnings(scope, input, now),
});

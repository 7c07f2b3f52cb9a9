"use server";

import { defineAction } from "#lib/actions/define.ts";
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

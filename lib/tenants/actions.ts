"use server";

import { redirect } from "next/navigation";
import { defineUserAction } from "#lib/actions/define.ts";
import { renameUser } from "#lib/auth/mutations.ts";
import { paths } from "#lib/paths.ts";
import { ok } from "#lib/result.ts";
import { createTenant } from "./mutations.ts";
import { newTenantInput, slugLookupInput } from "./schema.ts";
import { lookUpSlug } from "./slug-lookup.ts";

/** Whether an address is free, while it is being typed. */
export const lookUpSlugAction = defineUserAction({
  name: "tenant.look-up-slug",
  limit: "sign-up:lookup",
  input: slugLookupInput,
  run: async (_context, { slug }) => ok(await lookUpSlug(slug)),
});

/** Opens the business; its page is live when this returns. */
export const createTenantAction = defineUserAction({
  name: "tenant.create",
  limit: "sign-up",
  input: newTenantInput,
  run: async ({ user }, input) => {
    const created = await createTenant(input, { userId: user.id, email: user.email });
    if (!created.ok) return created;
    if (user.name === null) await renameUser(user.id, input.ownerName);
    return redirect(paths.signUpDone(created.value.slug));
  },
});

import { apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { createSignInLink, ensureUser } from "#lib/auth/sign-in-link.ts";
import { emailField } from "#lib/email/schema.ts";
import { env } from "#lib/env.ts";
import type { Problem } from "#lib/errors.ts";
import { parseWith } from "#lib/http/field-errors.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Result } from "#lib/result.ts";
import { createTenant } from "#lib/tenants/mutations.ts";
import { newTenantInput } from "#lib/tenants/schema.ts";

/** What the command line gave, unchecked. */
export type TenantFlags = Partial<
  Record<"slug" | "name" | "timezone" | "currency" | "locale" | "ownerEmail" | "ownerName", string>
>;

export interface OpenedTenant {
  tenant: string;
  /** Every scope; shown this once. */
  apiKey: string;
  /** Leads to the page with the button; works once, for an hour. */
  signInUrl: string;
}

const linkMinutes = 60;
/** Monday to Friday, 9 to 5, until a configuration says otherwise. */
const officeHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 }));

/** Opens a business as sign-up does, without a service yet. Throws sentences that name the flags. */
export async function openTenant({ ownerEmail, ownerName, ...flags }: TenantFlags): Promise<OpenedTenant> {
  const email = accepted(parseWith(emailField, ownerEmail ?? ""), "owner-email");
  const input = accepted(
    parseWith(newTenantInput, {
      ...flags,
      ownerName: ownerName ?? nameFrom(email.key),
      weekly: officeHours,
    }),
  );
  const userId = await ensureUser(email.key);
  let apiKey = "";
  const created = await createTenant(input, { userId, email: email.address }, async (tx, scope) => {
    const made = await createApiKey(tx, scope, {
      name: "Command line",
      scopes: apiScopes,
      createdBy: "admin",
    });
    apiKey = made.key;
  });
  const { slug } = accepted(created);
  const { token } = await createSignInLink(email.key, linkMinutes);
  const next = paths.dashboard.today(slug);
  return { tenant: slug, apiKey, signInUrl: absolute(env().APP_URL, paths.signInConfirm(token, next)) };
}

/** "ana.lopez@…" → "Ana Lopez". */
const nameFrom = (address: string): string =>
  address
    .slice(0, address.lastIndexOf("@"))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ") || "Owner";

function accepted<T>(result: Result<T, Problem>, flag?: string): T {
  if (result.ok) return result.value;
  const lines = (result.error.errors ?? []).map(({ path, message }) => `--${flag ?? path}: ${message}`);
  throw new Error(lines.length > 0 ? lines.join("\n") : (result.error.detail ?? result.error.code));
}

import { platformDb } from "#lib/db/client.ts";
import { type SlugFault, slugFault, slugVariants } from "./slug.ts";

export type SlugAnswer =
  | { free: true }
  | { free: false; reason: SlugFault | "taken"; suggestion: string | null };

/** Whether a business may have this address, and a near one that is free. Crosses tenants: slugs are public. */
export async function lookUpSlug(slug: string): Promise<SlugAnswer> {
  const fault = slugFault(slug);
  if (fault === "shape") return { free: false, reason: fault, suggestion: null };
  const variants = slugVariants(slug);
  const rows = await platformDb().tenant.findMany({
    where: { slug: { in: [slug, ...variants] } },
    select: { slug: true },
  });
  const taken = new Set(rows.map((row) => row.slug));
  if (!fault && !taken.has(slug)) return { free: true };
  const suggestion = variants.find((variant) => !taken.has(variant)) ?? null;
  return { free: false, reason: fault ?? "taken", suggestion };
}

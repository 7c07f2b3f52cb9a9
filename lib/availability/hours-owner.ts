/** What may have hours of its own. People always do; everything else may leave the hours to others. */
export const ownerKinds = ["staff", "location", "service", "resource"] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** Whose hours are meant, as addresses and actions name them. */
export interface HoursOwner {
  kind: OwnerKind;
  slug: string;
}

export const sameOwner = (a: HoursOwner, b: HoursOwner): boolean => a.kind === b.kind && a.slug === b.slug;

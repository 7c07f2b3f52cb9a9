import { reservedSlugs } from "#lib/paths.ts";

/** A business's address is 2 to 48 characters: lower case letters, digits, and hyphens inside. */
const shape = /^[a-z0-9][a-z0-9-]{0,46}[a-z0-9]$/;

export type SlugFault = "shape" | "reserved";

/** What is wrong with an address by itself; whether it is taken, only the database knows. */
export function slugFault(slug: string): SlugFault | null {
  if (!shape.test(slug)) return "shape";
  return reservedSlugs.has(slug) ? "reserved" : null;
}

/** Letters that lose more than a mark when they become ASCII. */
const written: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** A name as an address: "Café Zoë & Söhne" → "cafe-zoe-and-sohne"; empty where it has no Latin letters. */
export function slugFrom(name: string): string {
  const latin = name
    .slice(0, 200)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => written[letter] ?? "")
    .replace(/&/g, " and ")
    .replace(/['’]/g, "");
  const slug = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= 40) return slug;
  const cut = slug.slice(0, 40);
  return (cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut).replace(/-+$/, "");
}

/** The slug and what to try when it is taken, best first. */
export const slugVariants = (slug: string): string[] =>
  [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${slug.slice(0, 45)}-${number}`.replace(/-+(\d)$/, "-$1"));

import { headers } from "next/headers";
import { accentCss } from "#lib/theme/accent.ts";

/**
 * A business's colour for the whole page; goes into the layout of its pages. Link to those pages from elsewhere with a
 * plain `<a>`: a style element that arrives by client navigation carries another response's nonce and is refused.
 */
export async function AccentStyle({ colour }: { colour: string | null | undefined }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return <style nonce={nonce}>{accentCss(colour)}</style>;
}

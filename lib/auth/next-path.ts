/**
 * Where to go after signing in: a path on this installation, else `fallback` (case A18). Browsers read "/\evil" and
 * "//evil" as other hosts, and drop tabs and line ends before they parse, so those never pass.
 */
export function safeNext(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || wanted.length > 500) return fallback;
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Z}]*$/u.test(wanted)) return fallback;
  const base = "https://punctual.invalid";
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  // "/.//evil" normalises to "//evil": a path that is another host when it stands alone.
  if (url.origin !== base || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

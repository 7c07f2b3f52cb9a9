/** `wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken. */
export function freeSlug(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken);
  if (!known.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const next = `${wanted.slice(0, 44)}-${n}`;
    if (!known.has(next)) return next;
  }
}

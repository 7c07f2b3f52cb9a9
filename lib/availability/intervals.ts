import type { Span } from "./rules.ts";

/** Arithmetic on half-open spans. "Tidy" means ascending, disjoint, not touching and not empty. */

const byStart = (a: Span, b: Span) => a.from - b.from;

function isTidy(spans: readonly Span[]): boolean {
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    if (from <= end || to <= from) return false;
    end = to;
  }
  return true;
}

/** The union of any spans, tidy. Tidy input comes back as it is: busy time mostly arrives that way. */
export function merge(spans: readonly Span[]): readonly Span[] {
  if (isTidy(spans)) return spans;
  const merged: Span[] = [];
  let last: Span | undefined;
  for (const span of [...spans].sort(byStart)) {
    if (span.to <= span.from) continue;
    if (last && span.from <= last.to) {
      if (span.to > last.to) last.to = span.to;
    } else {
      last = { from: span.from, to: span.to };
      merged.push(last);
    }
  }
  return merged;
}

/** What lies in both of two tidy lists. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return both;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from < to) both.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
}

/**
 * `spans` without `cuts`. Both ascend in starts and in ends; cuts may overlap each other, as tidy spans do once they
 * have been widened.
 */
export function subtract(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  const left: Span[] = [];
  let first = 0;
  for (const span of spans) {
    let from = span.from;
    let cut = cuts[first];
    while (cut && cut.to <= from) cut = cuts[++first];
    for (let i = first; cut && cut.from < span.to; cut = cuts[++i]) {
      if (cut.from > from) left.push({ from, to: cut.from });
      if (cut.to > from) from = cut.to;
    }
    if (from < span.to) left.push({ from, to: span.to });
  }
  return left;
}

/** Tidy spans cut to a window. */
export const clip = (spans: readonly Span[], window: Span): Span[] => intersect(spans, [window]);

/** Whether anything in any list of spans touches `span`. */
export const overlaps = (spans: readonly Span[], span: Span): boolean =>
  spans.some((other) => other.from < span.to && span.from < other.to);

/** Whether an instant lies in one of the spans. */
export const contains = (spans: readonly Span[], at: number): boolean =>
  spans.some((span) => span.from <= at && at < span.to);

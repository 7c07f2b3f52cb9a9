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

/** What is not empty, by its start. Like `merge` it costs one look at what comes that way, but overlaps stay. */
export function ascending(spans: readonly Span[]): readonly Span[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    if (from < last || to <= from) return spans.filter((span) => span.from < span.to).sort(byStart);
    last = from;
  }
  return spans;
}

/** What lies in both of two tidy lists. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return both;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (from < to) both.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
}

/** How much further than themselves spans reach, in minutes. */
export interface Reach {
  before: number;
  after: number;
}

const noReach: Reach = { before: 0, after: 0 };

/**
 * Tidy `spans` without `cuts`, which are `ascending` and may overlap. Cuts that reach further are widened while they
 * are compared: a copy of somebody's whole calendar would cost more than the comparison.
 */
export function subtract(
  spans: readonly Span[],
  cuts: readonly Span[],
  { before, after }: Reach = noReach,
): Span[] {
  const left: Span[] = [];
  let first = 0;
  for (const { from: begin, to } of spans) {
    let from = begin;
    let cut = cuts[first];
    while (cut && cut.to + after <= from) cut = cuts[++first];
    for (let i = first; cut && from < to && cut.from - before < to; cut = cuts[++i]) {
      if (cut.from - before > from) left.push({ from, to: cut.from - before });
      from = Math.max(from, cut.to + after);
    }
    if (from < to) left.push({ from, to });
  }
  return left;
}

/** Index of the last span of an ascending list that begins at or before an instant; -1 without one. */
export function lastBegun(spans: readonly Span[], at: number): number {
  let low = -1;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.from ?? at) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Tidy spans cut to a window. */
export const clip = (spans: readonly Span[], window: Span): Span[] => intersect(spans, [window]);

/** Whether anything in any list of spans touches `span`. */
export const overlaps = (spans: readonly Span[], span: Span): boolean =>
  spans.some((other) => other.from < span.to && span.from < other.to);

/** Whether an instant lies in one of the spans. */
export const contains = (spans: readonly Span[], at: number): boolean =>
  spans.some((span) => span.from <= at && at < span.to);

import type { Tier } from "#lib/policies/policy.ts";

export const whens = ["hours", "later", "same-day"] as const;
export type When = (typeof whens)[number];

/** One line of the editor as it was typed. */
export interface DraftTier {
  /** For React and for ids; never reused in one form. */
  key: number;
  when: When;
  hours: string;
  percent: string;
}

export interface ReadTier {
  row: DraftTier;
  /** Null while a number cannot be read. */
  tier: Tier | null;
  wrong: { hours: boolean; percent: boolean };
}

/** A typed number inside its bounds, comma or point; NaN for anything else. */
function numberIn(text: string, most: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
  return value >= 0 && value <= most ? value : Number.NaN;
}

/** A line as the engine knows it, or which of its numbers is none. "Any time before" is 0 hours. */
export function readTier(row: DraftTier): ReadTier {
  const hours = row.when === "hours" ? numberIn(row.hours, 8760) : 0;
  const refund = numberIn(row.percent, 100);
  const wrong = { hours: Number.isNaN(hours), percent: Number.isNaN(refund) };
  if (wrong.hours || wrong.percent) return { row, tier: null, wrong };
  return { row, tier: { before: row.when === "same-day" ? "same-day" : { hours }, refund }, wrong };
}

const noticeOf = (tier: Tier): number => (tier.before === "same-day" ? -1 : tier.before.hours);

/** Longest notice first. As it is while a line cannot be read: nobody wants a line to jump while typing in it. */
export function inOrder(rows: readonly DraftTier[]): readonly DraftTier[] {
  const read = rows.map(readTier);
  const notices = read.flatMap(({ row, tier }) => (tier ? [{ row, notice: noticeOf(tier) }] : []));
  if (notices.length < rows.length) return rows;
  return notices.toSorted((a, b) => b.notice - a.notice).map(({ row }) => row);
}

export const draftOf = (tiers: readonly Tier[]): DraftTier[] =>
  tiers
    .toSorted((a, b) => noticeOf(b) - noticeOf(a))
    .map(({ before, refund }, key) => ({
      key,
      when: before === "same-day" ? "same-day" : before.hours === 0 ? "later" : "hours",
      hours: before === "same-day" || before.hours === 0 ? "" : String(before.hours),
      percent: String(refund),
    }));

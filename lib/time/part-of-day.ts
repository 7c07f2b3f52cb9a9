export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

export const partsOfDay: readonly PartOfDay[] = ["night", "morning", "afternoon", "evening"];

/** The part of the day a minute of the local day is in; night is before 05:00 and belongs to its own date. */
export function partOfDay(localMinute: number): PartOfDay {
  if (localMinute < 5 * 60) return "night";
  if (localMinute < 12 * 60) return "morning";
  return localMinute < 17 * 60 ? "afternoon" : "evening";
}

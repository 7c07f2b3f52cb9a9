import { addDays, addMonths, isoWeekday } from "#lib/time/civil.ts";

/** Where a key leads from a date (ARIA Authoring Practices, date grid); null for keys that are not ours. */
export function dateStep(key: string, date: string, weekStart: number, rtl: boolean): string | null {
  const column = (isoWeekday(date) - weekStart + 7) % 7;
  const [back, forth] = rtl ? [1, -1] : [-1, 1];
  switch (key) {
    case "ArrowRight":
      return addDays(date, forth);
    case "ArrowLeft":
      return addDays(date, back);
    case "ArrowDown":
      return addDays(date, 7);
    case "ArrowUp":
      return addDays(date, -7);
    case "Home":
      return addDays(date, -column);
    case "End":
      return addDays(date, 6 - column);
    case "PageDown":
      return addMonths(date, 1);
    case "PageUp":
      return addMonths(date, -1);
    default:
      return null;
  }
}

import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import type { HoursContent } from "#lib/availability/hours-data.ts";
import type { HoursService, HoursView, OwnerLine } from "#lib/availability/hours-loaders.ts";
import type { HoursPreview } from "#lib/availability/preview-loaders.ts";
import type { Weekday } from "./week-editor.tsx";

/** What the screen of one owner's hours is given, and hands on to its parts. */
export interface HoursScreenProps {
  tenant: string;
  region: string;
  owner: OwnerLine;
  /** Null: none of its own yet. */
  hours: HoursView | null;
  /** What to begin with where there are none: binds nobody. */
  suggestion: Omit<HoursContent, "days">;
  /** Others' hours, to be kept too; empty for those who may not share. */
  others: { slug: string; label: string }[];
  weekdays: Weekday[];
  zones: SearchableChoice[];
  services: HoursService[];
  preview: HoursPreview | null;
  today: string;
}

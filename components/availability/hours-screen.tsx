"use client";

import { useState } from "react";
import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import type { HoursContent } from "#lib/availability/hours-data.ts";
import type { HoursService, HoursView, OwnerLine } from "#lib/availability/hours-loaders.ts";
import type { HoursPreview } from "#lib/availability/preview-loaders.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { NoHours } from "./no-hours.tsx";
import type { Weekday } from "./week-editor.tsx";

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

/** The hours of one owner, or the way to some. */
export function HoursScreen(props: HoursScreenProps) {
  const { hours, suggestion } = props;
  const [started, setStarted] = useState(false);
  if (!hours && !started) return <NoHours {...props} onStart={() => setStarted(true)} />;
  return (
    <HoursEditor
      key={hours?.slug ?? "new"}
      {...props}
      content={hours ?? suggestion}
      onGone={() => setStarted(false)}
    />
  );
}

"use client";

import type { WallSpan } from "#lib/availability/rules.ts";
import { SpanFields } from "./span-fields.tsx";

interface Props {
  day: string;
  spans: readonly WallSpan[];
  errorOf?: (index: number) => string | undefined;
  onChange: (spans: WallSpan[]) => void;
}

/** The openings of a day as fields. */
export const SpanList = ({ day, spans, errorOf, onChange }: Props) => (
  <div className="flex flex-wrap gap-x-6 gap-y-1.5">
    {Object.entries(spans).map(([place, span]) => (
      <SpanFields
        // The position is the only identity that an opening has while it is being changed.
        key={place}
        day={day}
        span={span}
        error={errorOf?.(Number(place))}
        onChange={(changed) => onChange(spans.map((old, index) => (String(index) === place ? changed : old)))}
        onRemove={() => onChange(spans.filter((_, index) => String(index) !== place))}
      />
    ))}
  </div>
);

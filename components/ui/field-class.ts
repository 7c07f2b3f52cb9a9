import { cx } from "./classes.ts";

/** `touch`: 44 px and 16 px text, so that phones neither miss nor zoom. `compact`: 36 px and 14 px, in the dashboard. */
export type FieldSize = "touch" | "compact";

export const labelClass = "text-sm font-medium text-ink";
export const hintClass = "text-sm text-muted";
export const errorClass = "flex gap-1.5 text-sm text-bad";

const sizes: Record<FieldSize, string> = {
  touch: "min-h-11 px-3.5 text-base",
  compact: "min-h-9 px-2.5 text-sm",
};

export const controlClass = (size: FieldSize = "touch", extra?: string): string =>
  cx(
    "w-full rounded-md border border-outline bg-surface text-ink transition-colors",
    "aria-invalid:border-bad data-invalid:border-bad disabled:opacity-50 data-disabled:opacity-50",
    sizes[size],
    extra,
  );

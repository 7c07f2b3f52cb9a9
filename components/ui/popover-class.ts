/** What floats: one surface, one shadow. */
export const popoverClass =
  "floats overflow-auto rounded-md border border-hairline bg-surface shadow-float outline-none";

/** A line in a list that floats. */
export const optionClass =
  "flex min-h-9 items-center gap-2 rounded-sm px-2.5 py-1.5 text-sm outline-none data-focused:bg-sunken data-disabled:text-muted data-selected:font-medium";

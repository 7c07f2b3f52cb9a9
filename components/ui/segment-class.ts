/** Looks of React Aria's typed dates and times: a box of segments, each a little spin button. */
export const segmentsClass =
  "flex min-h-9 items-center rounded-md border border-outline bg-surface px-2.5 text-sm data-focus-within:outline-2 data-focus-within:outline-accent-text data-invalid:border-bad data-disabled:opacity-50";

export const segmentClass =
  "rounded-sm px-0.5 tabular-nums outline-none data-focused:bg-accent data-placeholder:text-muted data-focused:text-accent-ink";

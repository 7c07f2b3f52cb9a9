import type { BookingStatus } from "#lib/booking/states.ts";

const shapes: Partial<Record<BookingStatus, string>> = {
  held: "M6 3v3l2 1.500M6 1.250a4.750 4.750 0 1 0 0 9.500 4.750 4.750 0 0 0 0-9.500z",
  completed: "m2.500 6.500 2.400 2.200L9.500 3.500",
  no_show: "m3 3 6 6m0-6-6 6",
};

/** The state as a shape where there is no room for its word; the label beside it has the word. Nothing for the usual state. */
export function StateShape({ status }: { status: BookingStatus }) {
  const shape = shapes[status];
  if (shape === undefined) return null;
  return (
    <svg
      viewBox="0 0 12 12"
      className="size-3 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shape} />
    </svg>
  );
}

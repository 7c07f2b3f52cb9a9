import { cx } from "#components/ui/classes.ts";

const drawings = {
  today:
    "M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM2.5 6.75h11M5.5 2v2.5M10.5 2v2.5",
  bookings: "M5.500 4h8M5.500 8h8M5.500 12h8M2.500 4h.01M2.500 8h.01M2.500 12h.01",
  customers:
    "M8 7.750a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM2.750 13.500c.6-2.600 2.600-4 5.250-4s4.650 1.400 5.250 4",
  services: "M8.500 2.500h5v5l-6 6-5-5zM11 5h.01",
  money:
    "M2.500 4h11a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 6.250a1.750 1.750 0 1 0 0 3.500 1.750 1.750 0 0 0 0-3.500zM4.250 8h.01M11.750 8h.01",
  hours: "M8 2.250a5.750 5.750 0 1 0 0 11.500 5.750 5.750 0 0 0 0-11.500zM8 4.750V8l2.250 1.500",
  team: "M6 7.500a2.250 2.250 0 1 0 0-4.500 2.250 2.250 0 0 0 0 4.500zM1.750 13c.4-2.300 2-3.500 4.250-3.500s3.850 1.200 4.250 3.500M10.500 3.200a2.250 2.250 0 0 1 0 4.100M12 9.700c1.300.5 2.050 1.600 2.250 3.300",
  waitlist:
    "M4.500 2.500h7M4.500 13.500h7M5.250 2.500v2.250L8 8l2.750-3.250V2.500M5.250 13.500v-2.250L8 8l2.750 3.250v2.250",
  settings: "M2.500 4.500h6M11.500 4.500h2M2.500 11.500h2M7.500 11.500h6M10 3v3M6 10v3",
} as const;

export type NavIcon = keyof typeof drawings;

export function NavMark({ icon, className }: { icon: NavIcon; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={cx("size-4.5 shrink-0", className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[icon]} />
    </svg>
  );
}

import type { ReactNode } from "react";

/** Small drawings in the colour of the text beside them. Always decoration: the words carry the meaning. */
interface MarkProps {
  className?: string;
}

function Mark({ className = "size-4", children }: MarkProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ChevronMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="m4 6 4 4 4-4" />
  </Mark>
);

/** Points to where reading goes; turned in right-to-left pages. */
export const ForwardMark = ({ className = "size-4" }: MarkProps) => (
  <Mark className={`${className} rtl:rotate-180`}>
    <path d="m6 4 4 4-4 4" />
  </Mark>
);

export const BackMark = ({ className = "size-4" }: MarkProps) => (
  <Mark className={`${className} rtl:rotate-180`}>
    <path d="m10 4-4 4 4 4" />
  </Mark>
);

export const CheckMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="m3 8.5 3.2 3L13 4.5" />
  </Mark>
);

export const CrossMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="m4 4 8 8m0-8-8 8" />
  </Mark>
);

export const PlusMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M8 3v10M3 8h10" />
  </Mark>
);

export const MinusMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M3 8h10" />
  </Mark>
);

export const SearchMark = (props: MarkProps) => (
  <Mark {...props}>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.2 10.2 3.3 3.3" />
  </Mark>
);

export const WarningMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3M8 11.6v.1" />
  </Mark>
);

export const ClockMark = (props: MarkProps) => (
  <Mark {...props}>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 4.75V8l2.25 1.5" />
  </Mark>
);

export const CalendarMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM2.5 6.75h11M5.5 2v2.5M10.5 2v2.5" />
  </Mark>
);

export const GlobeMark = (props: MarkProps) => (
  <Mark {...props}>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M2.25 8h11.5M8 2.25c3.4 3.4 3.4 8.1 0 11.5-3.4-3.4-3.4-8.1 0-11.5z" />
  </Mark>
);

export const PlaceMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M8 14c3-3.2 4.5-5.6 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 8.4 5 10.8 8 14z" />
    <circle cx="8" cy="6.5" r="1.5" />
  </Mark>
);

export const PersonMark = (props: MarkProps) => (
  <Mark {...props}>
    <circle cx="8" cy="5.25" r="2.75" />
    <path d="M2.75 13.500c.6-2.6 2.6-4 5.25-4s4.65 1.4 5.25 4" />
  </Mark>
);

export const MoreMark = (props: MarkProps) => (
  <Mark {...props}>
    <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />
  </Mark>
);

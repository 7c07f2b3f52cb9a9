import type { ReactNode } from "react";
import { cx } from "./classes.ts";

export type Tone = "neutral" | "good" | "caution" | "bad" | "note";

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  good: "bg-good-wash text-good",
  caution: "bg-caution-wash text-caution",
  bad: "bg-bad-wash text-bad",
  note: "bg-note-wash text-note",
};

/** Each tone has its own shape too, for those who cannot tell the colours apart. */
const shapes: Record<Tone, ReactNode> = {
  neutral: <path d="M2 5h6" strokeWidth="2" />,
  good: <path d="m2 5.4 2 1.9L8 3" />,
  caution: <path d="M5 1.5 9 8.5H1z" />,
  bad: <path d="m2.5 2.5 5 5m0-5-5 5" />,
  note: <circle cx="5" cy="5" r="3" />,
};

/** A state in a word, a shape and a colour: never the colour alone. */
export function StatusBadge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      <svg
        viewBox="0 0 10 10"
        className="size-2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}

/** A plain label or count without a meaning of good or bad. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "inline-flex rounded-full border border-hairline px-2 py-0.5 text-muted text-xs tabular-nums",
        className,
      )}
    >
      {children}
    </span>
  );
}

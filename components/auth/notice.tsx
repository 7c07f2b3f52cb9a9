import type { ReactNode } from "react";
import { cx } from "#components/ui/classes.ts";
import { CheckMark, WarningMark } from "#components/ui/marks.tsx";

const tones = {
  bad: { box: "border-bad/40 bg-bad-wash", mark: "text-bad" },
  good: { box: "border-good/40 bg-good-wash", mark: "text-good" },
};

/** What became of the last press of a button; read out when it appears. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  const Mark = tone === "bad" ? WarningMark : CheckMark;
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cx("flex gap-2.5 rounded-md border p-3.5 text-sm", tones[tone].box)}
    >
      <Mark className={cx("mt-0.5 size-4 shrink-0", tones[tone].mark)} />
      <p>{children}</p>
    </div>
  );
}

import type { ReactNode } from "react";
import { cx } from "../classes.ts";
import { ChevronMark } from "../marks.tsx";

/** Something that can be opened in place; works before any script has arrived. Same `name`: one open at a time. */
export function Disclosure({
  summary,
  children,
  open,
  name,
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  name?: string;
  className?: string;
}) {
  return (
    <details open={open} name={name} className={cx("group", className)}>
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-md font-medium [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronMark className="size-4 shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./classes.ts";

/** Links that look like tabs, each with an address. */
export function NavTabs({
  label,
  tabs,
}: {
  label: string;
  tabs: ReadonlyArray<{ href: string; label: ReactNode; current: boolean }>;
}) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-hairline border-b">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={cx(
            "-mb-px flex min-h-10 items-center whitespace-nowrap border-b-2 text-sm",
            tab.current
              ? "border-accent-text font-medium text-ink"
              : "border-transparent text-muted hover:text-ink",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

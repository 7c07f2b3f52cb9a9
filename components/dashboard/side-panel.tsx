import Link from "next/link";
import type { ReactNode } from "react";
import { CrossMark } from "#components/ui/marks.tsx";
import { shortcut } from "./shortcut.ts";

interface Props {
  label: string;
  closeLabel: string;
  closeHref: string;
  title: ReactNode;
  children: ReactNode;
}

/** Beside the calendar on a wide page, instead of it on a phone; never over it. */
export function SidePanel({ label, closeLabel, closeHref, title, children }: Props) {
  return (
    <aside
      aria-label={label}
      className="shrink-0 overflow-auto border-hairline bg-surface max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:w-96 lg:border-s"
    >
      <div className="sticky top-0 z-10 flex items-start justify-between gap-3 bg-surface px-5 pt-4 pb-2">
        <div className="min-w-0">{title}</div>
        <Link
          href={closeHref}
          scroll={false}
          aria-label={closeLabel}
          className="-me-2 grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          {...shortcut("Escape")}
        >
          <CrossMark />
        </Link>
      </div>
      <div className="flex flex-col gap-4 px-5 pb-8">{children}</div>
    </aside>
  );
}

/** A part of the panel under a hairline. */
export const PanelPart = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-hairline border-t pt-4">
    <h3 className="mb-2 font-medium text-muted text-xs">{title}</h3>
    {children}
  </section>
);

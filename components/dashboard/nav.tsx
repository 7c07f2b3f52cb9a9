"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "#components/ui/classes.ts";
import { type NavIcon, NavMark } from "./nav-mark.tsx";

export interface NavItem {
  href: string;
  label: string;
  icon: NavIcon;
  /** What waits there: a number, and what it counts in words. */
  waiting?: { count: number; label: string };
}

const Waiting = ({ count, label, className }: { count: number; label: string; className: string }) => (
  <span
    className={cx(
      "grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 font-medium text-accent-ink text-xs tabular-nums",
      className,
    )}
  >
    <span aria-hidden="true">{count}</span>
    <span className="sr-only">{label}</span>
  </span>
);

/** The longest address that the page's own begins with is where we are. */
function currentOf(items: readonly NavItem[], path: string): string | undefined {
  const inside = items.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return inside.sort((a, b) => b.href.length - a.href.length)[0]?.href;
}

/** Links at the side of a wide page. */
export function SideNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  const current = currentOf(items, usePathname());
  return (
    <nav aria-label={label} className="flex flex-col gap-0.5">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.href === current ? "page" : undefined}
          className={cx(
            "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-sm",
            item.href === current
              ? "bg-accent-wash font-medium text-ink"
              : "text-muted hover:bg-sunken hover:text-ink",
          )}
        >
          <NavMark icon={item.icon} className={item.href === current ? "text-accent-text" : ""} />
          {item.label}
          {item.waiting && <Waiting {...item.waiting} className="ms-auto" />}
        </Link>
      ))}
    </nav>
  );
}

/** The same at the foot of a phone, under the thumb. */
export function BottomNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  const current = currentOf(items, usePathname());
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-20 flex overflow-x-auto border-hairline border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.href === current ? "page" : undefined}
          className={cx(
            "relative flex min-h-14 min-w-17 flex-1 shrink-0 flex-col items-center justify-center gap-1 px-1 text-xs",
            item.href === current ? "font-medium text-accent-text" : "text-muted",
          )}
        >
          <NavMark icon={item.icon} />
          {item.label}
          {item.waiting && <Waiting {...item.waiting} className="absolute top-1 ms-8" />}
        </Link>
      ))}
    </nav>
  );
}

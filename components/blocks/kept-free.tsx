import Link from "next/link";
import { cx } from "#components/ui/classes.ts";
import { blockHatch } from "./hatch.ts";

interface Props {
  what: string;
  who: string;
  /** Null: all day. */
  time: string | null;
  /** Where it is opened; null for what has a page of its own. */
  href: string | null;
  selected: boolean;
}

/** Time kept free or off, as the week's lists show it. */
export function KeptFree({ what, who, time, href, selected }: Props) {
  const look = cx(
    "block rounded-sm bg-sunken px-2 py-1 text-xs",
    selected && "outline-2 outline-accent-text",
  );
  const words = (
    <>
      {time !== null && <span className="block text-muted tabular-nums">{time}</span>}
      <span className="block truncate font-medium">{what}</span>
      <span className="block truncate text-muted">{who}</span>
    </>
  );
  return href === null ? (
    <p className={look} style={blockHatch}>
      {words}
    </p>
  ) : (
    <Link href={href} scroll={false} aria-current={selected || undefined} className={look} style={blockHatch}>
      {words}
    </Link>
  );
}

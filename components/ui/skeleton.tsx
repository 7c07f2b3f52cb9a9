import { cx } from "./classes.ts";

/** Holds the place of what is coming. Give it the size of the real thing by class, so that nothing jumps. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden="true" className={cx("skeleton block rounded-md", className)} />;
}

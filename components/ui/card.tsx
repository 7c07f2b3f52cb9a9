import type { ComponentProps } from "react";
import { cx } from "./classes.ts";

/** A sheet of paper on the desk. Inside another card use a hairline instead. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section {...rest} className={cx("rounded-md border border-hairline bg-surface p-4 sm:p-5", className)} />
  );
}

"use client";

import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps } from "react-aria-components/Switch";
import { cx } from "./classes.ts";

interface Props extends Omit<SwitchProps, "children" | "className"> {
  children: ReactNode;
  className?: string;
}

/** Something that takes effect at once; what waits for "Save" is a checkbox. */
export function Switch({ children, className, ...rest }: Props) {
  return (
    <AriaSwitch {...rest} className={cx("group inline-flex min-h-9 items-center gap-2.5 text-sm", className)}>
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-outline bg-sunken p-0.5 transition-colors group-data-disabled:opacity-50 group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent-text group-data-focus-visible:outline-offset-2">
        <span className="size-3.5 rounded-full bg-outline transition-all group-data-selected:ms-4 group-data-selected:bg-accent-ink" />
      </span>
      {children}
    </AriaSwitch>
  );
}

"use client";

import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

/** A few words on hover and focus. `children`: a React Aria button or link. Never the only place something is said. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip offset={6} className="floats rounded-sm bg-ink px-2 py-1 text-paper text-xs">
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

"use client";

import { useEffect } from "react";
import { announce, listen } from "./bridge.ts";

/** The element whose height is told. */
export const embeddedContent = "embedded";

/** Connects an embedded page with the page around it: its height, and Escape, which a pop-up closes on. */
export function EmbedBridge({ parents }: { parents: readonly string[] }) {
  useEffect(() => {
    const end = listen([...parents, location.origin]);
    // The content, not the body: that is at least as high as the frame, and a frame could then never shrink.
    const content = document.getElementById(embeddedContent);
    const watch = new ResizeObserver(() =>
      announce({ type: "height", height: Math.ceil(content?.offsetHeight ?? 0) }),
    );
    if (content) watch.observe(content);
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) announce({ type: "escape" });
    };
    addEventListener("keydown", pressed);
    return () => {
      watch.disconnect();
      removeEventListener("keydown", pressed);
      end();
    };
  }, [parents]);
  return null;
}

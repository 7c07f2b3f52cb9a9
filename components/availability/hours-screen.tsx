"use client";

import { useState } from "react";
import { HoursEditor } from "./hours-editor.tsx";
import type { HoursScreenProps } from "./hours-props.ts";
import { NoHours } from "./no-hours.tsx";

/** The hours of one owner, or the way to some. */
export function HoursScreen(props: HoursScreenProps) {
  const { hours, suggestion } = props;
  const [started, setStarted] = useState(false);
  if (!hours && !started) return <NoHours {...props} onStart={() => setStarted(true)} />;
  return (
    <HoursEditor
      key={hours?.slug ?? "new"}
      {...props}
      content={hours ?? suggestion}
      onGone={() => setStarted(false)}
    />
  );
}

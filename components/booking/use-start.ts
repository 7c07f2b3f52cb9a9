"use client";

import { useEffect, useState } from "react";
import { startText } from "#lib/booking/start-text.ts";

/** A start as addresses and forms carry it, as minutes since the epoch; null for what is none. */
export function startFrom(text: string | null | undefined): number | null {
  const start = Date.parse(text ?? "");
  return Number.isNaN(start) ? null : start / 60000;
}

const inAddress = () => startFrom(new URLSearchParams(location.search).get("start"));

/**
 * The chosen start, kept in the address: the browser's Back leads from the form to the times, and a reload shows the
 * form again. Next adopts entries made through `history` without asking the server.
 */
export function useStart(first: number | null): [number | null, (start: number | null) => void] {
  const [start, setStart] = useState(first);

  useEffect(() => {
    const back = () => setStart(inAddress());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  function change(next: number | null) {
    const url = new URL(location.href);
    if (next === null) url.searchParams.delete("start");
    else url.searchParams.set("start", startText(next));
    if (start === null) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    setStart(next);
  }
  return [start, change];
}

"use client";

import { useState } from "react";
import { type ThemePreference, themeCookieLine } from "#lib/theme/preference.ts";

const order: readonly ThemePreference[] = ["system", "light", "dark"];
const drawings: Record<ThemePreference, string> = {
  system: "M2.5 3.500h11v7.500h-11zM6 13.500h4",
  light:
    "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.500v1M8 13.500v1M1.5 8h1M13.5 8h1M3.4 3.400l.7.7M11.9 11.900l.7.7M12.6 3.400l-.7.7M4.1 11.900l-.7.7",
  dark: "M13.5 9.500A6 6 0 0 1 6.5 2.500a6 6 0 1 0 7 7z",
};

/** Steps through device, light and dark. The server prints the choice on the next page, so that nothing flashes. */
export function ThemeToggle({
  initial,
  label,
  names,
}: {
  initial: ThemePreference;
  label: string;
  names: Record<ThemePreference, string>;
}) {
  const [theme, setTheme] = useState(initial);
  const choose = () => {
    const next = order[(order.indexOf(theme) + 1) % order.length] ?? "system";
    // biome's document.cookie rule prefers the Cookie Store API, which Safari and Firefox gained only recently.
    Reflect.set(document, "cookie", themeCookieLine(next, location.protocol === "https:"));
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setTheme(next);
  };
  return (
    <button
      type="button"
      onClick={choose}
      title={names[theme]}
      aria-label={`${label}: ${names[theme]}`}
      className="grid size-11 shrink-0 place-items-center rounded-md text-muted last:-me-3 transition-colors hover:bg-sunken hover:text-ink"
    >
      <svg
        viewBox="0 0 16 16"
        className="size-4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={drawings[theme]} />
      </svg>
    </button>
  );
}

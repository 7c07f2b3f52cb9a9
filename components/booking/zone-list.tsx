"use client";

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { cx } from "#components/ui/classes.ts";
import { controlClass } from "#components/ui/field-class.ts";
import { CheckMark, SearchMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { matchesWords } from "#components/ui/search-words.ts";
import { formatTime, offsetLabel } from "#lib/time/format.ts";
import { canonicalZone, detectedZone, listZones, type ZoneChoice } from "#lib/time/zone.ts";

interface Props {
  zone: string;
  business: { name: string; timezone: string };
  now: number;
  region: string;
  onZone: (zone: string) => void;
  onClose: () => void;
}

const most = 40;

/** An editable combobox with a list (ARIA Authoring Practices): type a city, arrow through what is left, Enter. */
export function ZoneList({ zone, business, now, region, onZone, onClose }: Props) {
  const t = useTranslator("booking");
  const all = useMemo(() => {
    const home = [zone, detectedZone(), canonicalZone(business.timezone)];
    return listZones().sort((a, b) => rank(home, a) - rank(home, b) || (a.city < b.city ? -1 : 1));
  }, [zone, business.timezone]);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = all.filter((choice) =>
    matchesWords(`${choice.city} ${choice.zone} ${choice.aliases.join(" ")}`, query),
  );
  const shown = found.slice(0, most);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.querySelector(`[id="zone-option-${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: (active + 1) % Math.max(1, shown.length),
      ArrowUp: (active - 1 + shown.length) % Math.max(1, shown.length),
    };
    const to = moves[event.key];
    const picked = shown[active];
    if (to !== undefined) setActive(to);
    else if (event.key === "Enter") picked && onZone(picked.zone);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };

  return (
    <div className="pt-1 pb-3">
      <div className="relative">
        <SearchMark className="absolute inset-s-3 top-3.5 size-4 text-muted" />
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls="zone-options"
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `zone-option-${active}` : undefined}
          aria-label={t("zone.search")}
          placeholder={t("zone.search")}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className={controlClass("touch", "ps-9")}
        />
      </div>
      <p className="sr-only" aria-live="polite">
        {t("zone.results", { count: found.length })}
      </p>
      <div
        ref={list}
        id="zone-options"
        role="listbox"
        aria-label={t("zone.search")}
        className="mt-2 max-h-72 overflow-y-auto"
      >
        {shown.map((choice, index) => (
          <div
            key={choice.zone}
            id={`zone-option-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.zone === zone}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onZone(choice.zone)}
            onKeyDown={onKeyDown}
            className={cx(
              "flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm",
              index === active && "bg-sunken",
            )}
          >
            <span className="grow truncate">
              {choice.city}
              {choice.zone === business.timezone && <span className="text-muted"> · {business.name}</span>}
            </span>
            <span className="shrink-0 whitespace-nowrap text-muted tabular-nums">
              {formatTime(now, region, choice.zone)}
            </span>
            <span className="w-20 shrink-0 whitespace-nowrap text-end text-muted tabular-nums">
              {offsetLabel(now, choice.zone, region)}
            </span>
            <span className="w-4 shrink-0">
              {choice.zone === zone && <CheckMark className="size-4 text-accent-text" />}
            </span>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="px-3 py-2 text-muted text-sm">{t("zone.none")}</p>}
      {found.length > most && (
        <p className="px-3 pt-2 text-muted text-sm">{t("zone.more", { count: found.length - most })}</p>
      )}
    </div>
  );
}

const rank = (home: readonly (string | null)[], choice: ZoneChoice) => {
  const index = home.indexOf(choice.zone);
  return index < 0 ? home.length : index;
};

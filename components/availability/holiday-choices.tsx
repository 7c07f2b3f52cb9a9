"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import type { HolidayList } from "#lib/availability/holiday-loaders.ts";
import type { HoursView } from "#lib/availability/hours-loaders.ts";
import { formatPlainDate } from "#lib/time/format.ts";
import { spansWords } from "./span-words.ts";

interface Props {
  region: string;
  holidays: HolidayList["holidays"];
  said: ReadonlyMap<string, HoursView["days"][number]>;
  isChosen: (date: string) => boolean;
  onToggle: (date: string) => void;
}

/** The holidays to choose from; one that is special already says how, and that it would be replaced. */
export function HolidayChoices({ region, holidays, said, isChosen, onToggle }: Props) {
  const t = useTranslator("hours");
  const already = (date: string) => {
    const day = said.get(date);
    if (!day) return null;
    const words = [day.spans.length === 0 ? t("day.closed") : spansWords(t, day.spans, region), day.reason];
    return t(isChosen(date) ? "holidays.replaces" : "holidays.already", {
      what: words.filter(Boolean).join(", "),
    });
  };
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{t("holidays.days")}</legend>
      {holidays.length === 0 && <p className="text-muted">{t("holidays.none")}</p>}
      {holidays.map(({ date, name }) => (
        <label key={date} className="flex min-h-9 items-start gap-2.5 py-1.5">
          <input
            type="checkbox"
            checked={isChosen(date)}
            onChange={() => onToggle(date)}
            className="mt-0.5 size-4.5 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            <span className="block break-words">{name}</span>
            <span className="block text-muted text-xs tabular-nums">{formatPlainDate(date, region)}</span>
            {already(date) !== null && <span className="block text-caution text-xs">{already(date)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import type { CalendarDay } from "#lib/availability/special-days.ts";
import { formatPlainDate } from "#lib/time/format.ts";
import { dayWords } from "./day-words.ts";

interface Props {
  region: string;
  dates: readonly string[];
  dayOf: (date: string) => CalendarDay;
  onChoose: (date: string) => void;
}

/** The special days ahead in words; a press opens one. */
export function SpecialList({ region, dates, dayOf, onChoose }: Props) {
  const t = useTranslator("hours");
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead" className="text-base">
        {t("days.ahead")}
      </h2>
      {dates.length === 0 ? (
        <p className="mt-1 text-muted">{t("days.none")}</p>
      ) : (
        <ul className="mt-2 divide-y divide-hairline">
          {dates.map((date) => (
            <li key={date}>
              <button
                type="button"
                onClick={() => onChoose(date)}
                className="w-full py-2 text-start hover:bg-sunken"
              >
                <span className="block font-medium tabular-nums">{formatPlainDate(date, region)}</span>
                <span className="block break-words text-muted">{dayWords(t, dayOf(date), region)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

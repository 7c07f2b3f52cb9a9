"use client";

import { useState } from "react";
import { Card } from "#components/ui/card.tsx";
import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { firstOverlap, minutesOf } from "#lib/availability/hours.ts";
import { addDays } from "#lib/time/civil.ts";
import { formatDateRange, formatDuration } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { type HoursDraft, type PeriodDraft, weekdayNumbers, weeklyOf } from "./hours-draft.ts";
import { PeriodForm } from "./period-form.tsx";
import type { Weekday } from "./week-editor.tsx";

interface Props {
  region: string;
  weekdays: readonly Weekday[];
  zones: SearchableChoice[];
  today: string;
  draft: HoursDraft;
  errorOf: (path: string) => string | undefined;
  onChange: (periods: PeriodDraft[]) => void;
}

const closedWeek = Object.fromEntries(weekdayNumbers.map((day) => [day, []]));

/** Other hours for a while: a season, a stay abroad, a long holiday. Each is a line until it is opened. */
export function PeriodList({ region, weekdays, zones, today, draft, errorOf, onChange }: Props) {
  const t = useTranslator("hours");
  const [open, setOpen] = useState<number | null>(null);
  const { periods } = draft;
  const add = () => {
    const key = Math.max(-1, ...periods.map((period) => period.key)) + 1;
    const last = [today, ...periods.map(({ to }) => to)].sort().at(-1) ?? today;
    const from = addDays(last, 1);
    const { timezone, week } = draft;
    onChange([...periods, { key, from, to: addDays(from, 6), timezone, week, reason: "" }]);
    setOpen(key);
  };
  const clashOf = (at: number) => {
    const other = firstOverlap(periods, at);
    return other && t("periods.overlap", { dates: formatDateRange(other.from, other.to, region) });
  };
  const summaryOf = ({ week, timezone, reason }: PeriodDraft) => {
    const minutes = minutesOf(weeklyOf(week));
    return [
      reason,
      minutes === 0 ? t("closed") : t("total", { hours: formatDuration(minutes, region) }),
      timezone === draft.timezone ? "" : t("periods.clocks", { city: zoneCity(timezone) }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return (
    <Card>
      <h2 className="text-base">{t("periods")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("periods.text")}</p>
      {periods.length > 0 && (
        <ul className="mt-3 divide-y divide-hairline">
          {periods.map((period, at) => {
            const dates = formatDateRange(period.from, period.to, region);
            const problem = clashOf(at) ?? errorOf(`periods[${at}].from`) ?? errorOf(`periods[${at}].to`);
            return (
              <li key={period.key} className="py-3">
                {open === period.key ? (
                  <PeriodForm
                    {...{ region, weekdays, zones, period, problem }}
                    usual={draft.week}
                    closed={closedWeek}
                    errorAt={(place) => errorOf(`periods[${at}].weekly[${place}]`)}
                    onChange={(changed) =>
                      onChange(periods.map((old) => (old.key === period.key ? changed : old)))
                    }
                    onClose={() => setOpen(null)}
                  />
                ) : (
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                    <div className="min-w-48 grow">
                      <p className="font-medium tabular-nums">{dates}</p>
                      <p className="text-muted text-xs">{summaryOf(period)}</p>
                      {problem !== undefined && <p className="mt-1 text-bad text-xs">{problem}</p>}
                    </div>
                    <div className="flex gap-2">
                      <Button
                        size="compact"
                        aria-label={t("periods.change", { dates })}
                        onClick={() => setOpen(period.key)}
                      >
                        {t("change")}
                      </Button>
                      <Button
                        variant="quiet"
                        size="compact"
                        aria-label={t("periods.remove", { dates })}
                        onClick={() => onChange(periods.filter(({ key }) => key !== period.key))}
                      >
                        {t("removeOne")}
                      </Button>
                    </div>
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Button size="compact" className="mt-3" onClick={add}>
        <PlusMark />
        {t("periods.add")}
      </Button>
    </Card>
  );
}

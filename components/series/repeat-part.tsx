"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { problemWords } from "#components/dashboard/use-action.ts";
import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { repeatWords } from "#lib/series/words.ts";
import { dayOf } from "#lib/time/civil.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { repeatOf } from "./draft.ts";
import { RepeatFields } from "./repeat-fields.tsx";
import { TimeList } from "./time-list.tsx";
import type { SeriesState } from "./use-series.ts";

interface Props {
  series: SeriesState;
  start: number | null;
  today: string;
  zone: string;
  region: string;
  errorOf: (path: string) => string | undefined;
}

/** Whether a new booking repeats, and if so every date of it before anything is booked. */
export function RepeatPart({ series, start, today, zone, region, errorOf }: Props) {
  const t = useTranslator("series");
  const all = useTranslator("dashboard");
  const date = start === null ? today : dateFromMinute(start, zone);
  const { draft, look, isFetching } = series;
  const repeat = repeatOf(draft);
  const fieldError = (path: string) =>
    look?.problem?.errors?.find((error) => error.path === path)?.message ?? errorOf(path);
  const told = look?.problem && !look.problem.errors ? problemWords(all, look.problem) : null;
  return (
    <div className="flex flex-col gap-4 border-hairline border-t pt-4">
      <RepeatFields
        draft={draft}
        onChange={series.setDraft}
        date={date}
        region={region}
        errorOf={fieldError}
      />
      {series.on && start === null && <p className="text-muted">{t("repeat.pickFirst")}</p>}
      <ProblemNote words={told} />
      {repeat && look && look.times.length > 0 && (
        <section className={cx("transition-opacity", isFetching && "opacity-50")} aria-busy={isFetching}>
          <h3 className="mb-2 text-sm">
            {t("times.title", {
              count: look.times.length,
              rule: repeatWords(t, repeat, dayOf(date), region),
            })}
          </h3>
          <TimeList
            times={look.times}
            choice={series.choice}
            onChoice={series.setChoice}
            zone={zone}
            region={region}
          />
        </section>
      )}
    </div>
  );
}

"use client";

import { useRef, useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveHoursAction } from "#lib/availability/actions.ts";
import type { HoursView } from "#lib/availability/hours-loaders.ts";
import type { WallSpan } from "#lib/availability/rules.ts";
import { type ExceptionDraft, ExceptionRow } from "./exception-row.tsx";
import { WeekdayRow } from "./weekday-row.tsx";

interface Props {
  tenant: string;
  hours: HoursView;
  /** In the order the reader's weeks begin. */
  weekdays: { weekday: number; name: string }[];
  zoneLabel: string;
  today: string;
}

type Week = Record<number, WallSpan[]>;

const weekOf = ({ weekly }: HoursView): Week =>
  Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [
      day,
      weekly.filter(({ weekday }) => weekday === day).map(({ from, to }) => ({ from, to })),
    ]),
  );

/** Weekly hours and special days of one schedule. One "Save", and one press to have the old hours back. */
export function HoursEditor({ tenant, hours, weekdays, zoneLabel, today }: Props) {
  const t = useTranslator("hours");
  const all = useTranslator("dashboard");
  const { run, pending, words, errorOf } = useAction();
  const counter = useRef(0);
  const draft = (exception: Omit<ExceptionDraft, "key">): ExceptionDraft => ({
    ...exception,
    key: `x${counter.current++}`,
  });
  const [week, setWeek] = useState(() => weekOf(hours));
  const [exceptions, setExceptions] = useState(() => hours.exceptions.map(draft));
  const [dirty, setDirty] = useState(false);

  // The order in which the server names what is wrong: weekday by weekday.
  const weekly = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    (week[weekday] ?? []).map((span) => ({ weekday, ...span })),
  );
  const changeDay = (weekday: number, spans: WallSpan[]) => {
    setWeek({ ...week, [weekday]: spans });
    setDirty(true);
  };
  const copy = (from: number, to: "weekdays" | "all") => {
    const days = to === "all" ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5];
    setWeek({ ...week, ...Object.fromEntries(days.map((day) => [day, week[from] ?? []])) });
    setDirty(true);
  };
  const changeExceptions = (changed: ExceptionDraft[]) => {
    setExceptions(changed);
    setDirty(true);
  };
  const undo = () =>
    run(
      () =>
        saveHoursAction(tenant, {
          schedule: hours.slug,
          weekly: hours.weekly.map(({ weekday, from, to }) => ({ weekday, from, to })),
          exceptions: hours.exceptions,
        }),
      () => {
        setWeek(weekOf(hours));
        setExceptions(hours.exceptions.map(draft));
      },
    );
  const save = () =>
    run(
      () =>
        saveHoursAction(tenant, {
          schedule: hours.slug,
          weekly,
          exceptions: exceptions.map(({ key: _, ...exception }) => exception),
        }),
      () => {
        setDirty(false);
        notify({ title: t("saved"), action: { label: all("undo"), onAction: undo } });
      },
    );
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-5"
    >
      <Card>
        <h2 className="text-base">{t("weekly")}</h2>
        <p className="mt-1 text-muted">{t("zone", { zone: zoneLabel })}</p>
        <div className="mt-3 divide-y divide-hairline">
          {weekdays.map(({ weekday, name }) => (
            <WeekdayRow
              key={weekday}
              day={name}
              spans={week[weekday] ?? []}
              errorOf={(index) => {
                const at = weekly.findIndex((span) => span.weekday === weekday) + index;
                return errorOf(`weekly[${at}]`) ?? errorOf(`weekly[${at}].to`);
              }}
              onChange={(spans) => changeDay(weekday, spans)}
              onCopy={(to) => copy(weekday, to)}
            />
          ))}
        </div>
      </Card>
      <Card>
        <h2 className="text-base">{t("exceptions")}</h2>
        <p className="mt-1 text-muted">{t("exceptionsText")}</p>
        <div className="mt-2 divide-y divide-hairline">
          {exceptions.map((exception, at) => (
            <ExceptionRow
              key={exception.key}
              value={exception}
              today={today}
              error={errorOf(`exceptions[${at}]`) ?? errorOf(`exceptions[${at}].date`)}
              onChange={(changed) =>
                changeExceptions(exceptions.map((old) => (old.key === changed.key ? changed : old)))
              }
              onRemove={() => changeExceptions(exceptions.filter(({ key }) => key !== exception.key))}
            />
          ))}
        </div>
        {exceptions.length === 0 && <p className="mt-3 text-muted">{t("noExceptions")}</p>}
        <Button
          size="compact"
          className="mt-3"
          onClick={() => changeExceptions([...exceptions, draft({ date: today, spans: [], reason: "" })])}
        >
          <PlusMark />
          {t("addException")}
        </Button>
      </Card>
      <ProblemNote words={words} />
      <div className="sticky bottom-0 flex items-center gap-3 border-hairline border-t bg-paper py-3 max-md:bottom-14">
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t("save")}
        </Button>
        {dirty && <span className="text-muted">{t("unsaved")}</span>}
      </div>
    </form>
  );
}

"use client";

import { DatePicker } from "#components/ui/date-picker.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { MOST_OCCURRENCES, ordinalOf } from "#lib/series/repeat.ts";
import { civilOf, dayOf, weekdayOf } from "#lib/time/civil.ts";
import { weekdayNames } from "#lib/time/format.ts";
import { type Frequency, frequencies, type RepeatDraft } from "./draft.ts";

interface Props {
  draft: RepeatDraft;
  onChange: (draft: RepeatDraft) => void;
  /** The local date of the first time, or of today while none is picked. */
  date: string;
  region: string;
  errorOf: (path: string) => string | undefined;
}

/** How often it repeats and when that ends, in the words of the date that was picked. */
export function RepeatFields({ draft, onChange, date, region, errorOf }: Props) {
  const t = useTranslator("series");
  const day = dayOf(date);
  const names = weekdayNames(region, "long", 1);
  const own = weekdayOf(day);
  const change = (part: Partial<RepeatDraft>) => onChange({ ...draft, ...part });
  const label = (frequency: Frequency): string => {
    if (frequency === "never") return t("repeat.never");
    if (frequency === "day") return t("repeat.day", { day: civilOf(day).day });
    const weekday = names[own - 1]?.name ?? "";
    if (frequency === "weekday") return t("repeat.weekday", { nth: String(ordinalOf(day)), weekday });
    return t("repeat.weeks", { weeks: Number(frequency) });
  };
  const weekly = draft.frequency !== "never" && draft.frequency !== "day" && draft.frequency !== "weekday";
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={t("repeat")}
        size="compact"
        value={draft.frequency}
        options={frequencies.map((value) => ({ value, label: label(value) }))}
        onChange={({ target }) =>
          change({ frequency: frequencies.find((value) => value === target.value) ?? "never" })
        }
        hint={draft.frequency === "day" && civilOf(day).day > 28 ? t("repeat.shortMonths") : undefined}
        error={errorOf("repeat.every")}
      />
      {weekly && (
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t("repeat.days")}</legend>
          <div className="flex flex-wrap gap-1.5">
            {weekdayNames(region, "short", 1).map(({ weekday, name }) => (
              <label
                key={weekday}
                className="rounded-md border border-outline px-2.5 py-1.5 text-sm has-checked:border-accent has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
              >
                <input
                  type="checkbox"
                  className="sr-only"
                  aria-label={names[weekday - 1]?.name}
                  checked={weekday === own || draft.weekdays.includes(weekday)}
                  disabled={weekday === own}
                  onChange={({ target }) =>
                    change({
                      weekdays: target.checked
                        ? [...draft.weekdays, weekday]
                        : draft.weekdays.filter((other) => other !== weekday),
                    })
                  }
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {draft.frequency !== "never" && (
        <div className="grid grid-cols-2 items-start gap-4">
          <Select
            label={t("end")}
            size="compact"
            value={draft.end}
            options={[
              { value: "count", label: t("end.count") },
              { value: "until", label: t("end.until") },
            ]}
            onChange={({ target }) => change({ end: target.value === "until" ? "until" : "count" })}
          />
          {draft.end === "count" ? (
            <TextField
              label={t("end.times")}
              size="compact"
              type="number"
              min={2}
              max={MOST_OCCURRENCES}
              value={draft.count}
              onChange={({ target }) => change({ count: target.value })}
              error={errorOf("repeat.count")}
            />
          ) : (
            <DatePicker
              label={t("end.date")}
              value={draft.until}
              minValue={date}
              onChange={(until) => change({ until })}
              words={{
                openCalendar: t("end.openCalendar"),
                previousMonth: t("end.previousMonth"),
                nextMonth: t("end.nextMonth"),
              }}
              error={errorOf("repeat.until")}
            />
          )}
        </div>
      )}
    </div>
  );
}

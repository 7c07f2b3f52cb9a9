"use client";

import { ComboBox, type SearchableChoice } from "#components/ui/combo-box.tsx";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PeriodDraft, Week } from "./hours-draft.ts";
import { type Weekday, WeekEditor } from "./week-editor.tsx";

interface Props {
  region: string;
  weekdays: readonly Weekday[];
  zones: SearchableChoice[];
  period: PeriodDraft;
  usual: Week;
  closed: Week;
  /** What is wrong with its dates. */
  problem: string | undefined;
  errorAt: (place: number) => string | undefined;
  onChange: (period: PeriodDraft) => void;
  onClose: () => void;
}

/** One period: its days, whose clocks, why, and the week that holds meanwhile. */
export function PeriodForm({ region, weekdays, zones, period, problem, errorAt, onChange, ...rest }: Props) {
  const { usual, closed, onClose } = rest;
  const t = useTranslator("hours");
  const ui = useTranslator("ui");
  const change = (part: Partial<PeriodDraft>) => onChange({ ...period, ...part });
  const calendar = {
    openCalendar: ui("openCalendar"),
    previousMonth: ui("previousMonth"),
    nextMonth: ui("nextMonth"),
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <DatePicker
          label={t("periods.from")}
          value={period.from}
          error={problem}
          words={calendar}
          onChange={(from) => from && change({ from, ...(period.to < from && { to: from }) })}
        />
        <DatePicker
          label={t("periods.to")}
          value={period.to}
          minValue={period.from}
          words={calendar}
          onChange={(to) => to && change({ to })}
        />
        <ComboBox
          label={t("zone")}
          options={zones}
          value={period.timezone}
          onChange={(timezone) => change({ timezone })}
          words={{ open: t("zone"), noMatches: ui("noMatches") }}
        />
        <TextField
          size="compact"
          label={t("reason")}
          optional={ui("optional")}
          maxLength={200}
          value={period.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <WeekEditor
        week={period.week}
        weekdays={weekdays}
        region={region}
        errorAt={errorAt}
        onChange={(week) => change({ week })}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="compact" onClick={onClose}>
          {t("done")}
        </Button>
        <Button variant="quiet" size="compact" onClick={() => change({ week: closed })}>
          {t("periods.close")}
        </Button>
        <Button variant="quiet" size="compact" onClick={() => change({ week: usual })}>
          {t("periods.usual")}
        </Button>
      </div>
    </div>
  );
}

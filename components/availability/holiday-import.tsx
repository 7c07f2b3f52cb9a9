"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { cx } from "#components/ui/classes.ts";
import { ComboBox, type SearchableChoice } from "#components/ui/combo-box.tsx";
import { Drawer } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { HoursView } from "#lib/availability/hours-loaders.ts";
import { addMonths } from "#lib/time/civil.ts";
import { HolidayChoices } from "./holiday-choices.tsx";
import type { SharedDays } from "./shared-days.ts";
import { useDays } from "./use-days.ts";
import { type Holidays, whole } from "./use-holidays.ts";

interface Props {
  tenant: string;
  region: string;
  hours: HoursView;
  others: readonly SharedDays[];
  countries: SearchableChoice[];
  list: Holidays;
  onClose: () => void;
}

/** Public holidays of a place as closed days. What is special already stays unless it is ticked by hand. */
export function HolidayImport({ tenant, region, hours, others, countries, list, onClose }: Props) {
  const t = useTranslator("hours");
  const ui = useTranslator("ui");
  const days = useDays(tenant);
  const { country, part, found, ask } = list;
  const [months, setMonths] = useState(12);
  const [everybody, setEverybody] = useState(others.length > 0);
  const said = new Map(hours.days.map((day) => [day.date, day]));
  const last = addMonths(hours.today, months);
  const shown = (found?.holidays ?? []).filter(({ date }) => date >= hours.today && date <= last);
  // Ticked or not by hand; the others are ticked unless something is said of them.
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isChosen = (date: string) => touched.get(date) ?? !said.has(date);
  const chosen = shown.filter(({ date }) => isChosen(date));

  const save = () => {
    const closed = (replaceable: boolean) =>
      chosen.map(({ date, name }) => ({ date, hours: { spans: [], reason: name }, replace: replaceable }));
    days.change(
      [
        { schedule: hours.slug, days: closed(true) },
        ...(everybody ? others : []).map(({ slug }) => ({ schedule: slug, days: closed(false) })),
      ],
      t("holidays.done", { count: chosen.length }),
      onClose,
    );
  };
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t("holidays.title")}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            size="compact"
            pending={days.pending}
            disabled={chosen.length === 0}
            onClick={save}
          >
            {t("holidays.submit", { count: chosen.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ComboBox
          label={t("holidays.country")}
          options={countries}
          value={country}
          onChange={(code) => code !== country && ask(code, whole)}
          words={{ open: t("holidays.country"), noMatches: ui("noMatches") }}
          error={list.errorOf("country")}
        />
        {found && found.regions.length > 0 && country && (
          <ComboBox
            key={country}
            label={t("holidays.region")}
            options={[
              { value: whole, label: t("holidays.whole") },
              ...found.regions.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            value={part}
            onChange={(code) => code !== part && ask(country, code)}
            words={{ open: t("holidays.region"), noMatches: ui("noMatches") }}
            error={list.errorOf("region")}
          />
        )}
        <Select
          size="compact"
          label={t("holidays.reach")}
          value={String(months)}
          options={[12, 24].map((count) => ({
            value: String(count),
            label: t("holidays.months", { count }),
          }))}
          onChange={(event) => setMonths(Number(event.target.value))}
        />
        <div className={cx("transition-opacity", list.pending && "opacity-50")} aria-busy={list.pending}>
          <HolidayChoices
            region={region}
            holidays={shown}
            said={said}
            isChosen={isChosen}
            onToggle={(date) => setTouched(new Map(touched).set(date, !isChosen(date)))}
          />
        </div>
        {others.length > 0 && (
          <label className="flex min-h-9 items-start gap-2.5 border-hairline border-t pt-3">
            <input
              type="checkbox"
              checked={everybody}
              onChange={(event) => setEverybody(event.target.checked)}
              className="mt-0.5 size-4.5 shrink-0 accent-accent"
            />
            {t("days.everybody", { count: others.length })}
          </label>
        )}
        <ProblemNote words={days.words ?? list.words} />
      </div>
    </Drawer>
  );
}

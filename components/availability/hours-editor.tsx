"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { Card } from "#components/ui/card.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { minutesOf } from "#lib/availability/hours.ts";
import type { HoursContent } from "#lib/availability/hours-data.ts";
import { formatDuration } from "#lib/time/format.ts";
import { weeklyOf } from "./hours-draft.ts";
import type { HoursScreenProps } from "./hours-props.ts";
import { PeriodList } from "./period-list.tsx";
import { PreviewPanel, PreviewSummary } from "./preview-panel.tsx";
import { SharingNote } from "./sharing-note.tsx";
import { useHours } from "./use-hours.ts";
import { usePreview } from "./use-preview.ts";
import { WeekEditor } from "./week-editor.tsx";

interface Props extends HoursScreenProps {
  content: Omit<HoursContent, "days">;
  /** The owner has no hours of its own any more. */
  onGone: () => void;
}

/** Zone, week and periods of one owner, with what customers would find beside them. One "Save", one way back. */
export function HoursEditor(props: Props) {
  const { tenant, region, owner, hours, weekdays, zones, services, onGone } = props;
  const t = useTranslator("hours");
  const ui = useTranslator("ui");
  const form = useHours(props);
  const { draft, change, errorOf } = form;
  const preview = usePreview({ tenant, input: form.input, services, initial: props.preview });
  const total = minutesOf(weeklyOf(draft.week));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-8 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <form
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
        className="flex min-w-0 flex-col gap-5"
      >
        {hours && (
          <SharingNote {...props} hours={hours} apart={form.apart} onApart={form.setApart} onGone={onGone} />
        )}
        <Card>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div>
              <h2 className="text-base">{t("weekly")}</h2>
              <p className="mt-1 text-muted tabular-nums">
                {total === 0 ? t("closed") : t("total", { hours: formatDuration(total, region) })}
              </p>
            </div>
            <ComboBox
              className="w-full sm:w-56"
              label={t("zone")}
              options={zones}
              value={draft.timezone}
              onChange={(timezone) => change({ timezone })}
              words={{ open: t("zone"), noMatches: ui("noMatches") }}
              error={errorOf("timezone")}
            />
          </div>
          <div className="mt-4">
            <WeekEditor
              week={draft.week}
              weekdays={weekdays}
              region={region}
              errorAt={(place) => errorOf(`weekly[${place}]`) ?? errorOf(`weekly[${place}].to`)}
              onChange={(week) => change({ week })}
            />
          </div>
        </Card>
        <PeriodList
          {...{ region, weekdays, zones, errorOf }}
          today={props.today}
          draft={draft}
          onChange={(periods) => change({ periods })}
        />
        <ProblemNote words={form.words} />
        <div className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 border-hairline border-t bg-paper py-3 max-md:bottom-14">
          <Button type="submit" variant="primary" size="compact" pending={form.pending}>
            {t("save")}
          </Button>
          {form.dirty && (
            <>
              <Button
                size="compact"
                onClick={() => {
                  form.discard();
                  if (!hours) onGone();
                }}
              >
                {t("discard")}
              </Button>
              <span className="text-muted">{t("unsaved")}</span>
            </>
          )}
          <div className="ms-auto xl:hidden">
            <PreviewSummary preview={preview} />
          </div>
        </div>
      </form>
      <PreviewPanel region={region} owner={owner} services={services} preview={preview} />
    </div>
  );
}

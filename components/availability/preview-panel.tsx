"use client";

import { cx } from "#components/ui/classes.ts";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { HoursService, OwnerLine } from "#lib/availability/hours-loaders.ts";
import type { PreviewDay } from "#lib/availability/preview.ts";
import { formatPlainDate } from "#lib/time/format.ts";
import { clockWords } from "./span-words.ts";
import type { Preview } from "./use-preview.ts";
import { WarningList } from "./warning-list.tsx";

interface Props {
  region: string;
  owner: OwnerLine;
  services: readonly HoursService[];
  preview: Preview;
}

const countOf = (days: readonly PreviewDay[]) => days.reduce((sum, { starts }) => sum + starts.length, 0);
const beforeOf = (days: readonly PreviewDay[]) => days.reduce((sum, { before }) => sum + before, 0);

/** What customers would find in the next fortnight, day by day, and what would keep them from finding anything. */
export function PreviewPanel({ region, owner, services, preview }: Props) {
  const t = useTranslator("hours");
  const { shown, pending, failed } = preview;
  return (
    <aside
      aria-labelledby="preview"
      className="rounded-md border border-hairline bg-surface p-4 xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:overflow-auto"
    >
      <h2 id="preview" className="text-base">
        {t(owner.kind === "staff" ? "preview.with" : "preview.title", { name: owner.name })}
      </h2>
      {services.length === 0 ? (
        <p className="mt-1 text-muted">{t("preview.noService", { name: owner.name })}</p>
      ) : (
        <>
          <Select
            className="mt-3"
            size="compact"
            label={t("preview.service")}
            value={preview.service ?? ""}
            options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={(event) => preview.setService(event.target.value)}
          />
          <div className="mt-3">
            <PreviewSummary preview={preview} />
          </div>
          {failed && <p className="mt-2 text-muted text-xs">{t("preview.failed")}</p>}
          {shown && (
            <div className={cx("transition-opacity", pending && "opacity-50")}>
              <WarningList region={region} warnings={shown.warnings} className="mt-3" />
              <ol className="mt-3 divide-y divide-hairline">
                {shown.days.map((day) => (
                  <DayLine key={day.date} day={day} region={region} minutes={shown.durationMinutes} />
                ))}
              </ol>
            </div>
          )}
        </>
      )}
    </aside>
  );
}

/** How many times there are, and how many with what is saved. Said aloud once a change has been reckoned. */
export function PreviewSummary({ preview: { shown, pending } }: { preview: Preview }) {
  const t = useTranslator("hours");
  const count = shown ? countOf(shown.days) : 0;
  const before = shown ? beforeOf(shown.days) : 0;
  return (
    <p role="status" aria-busy={pending} className="tabular-nums">
      {shown && (
        <>
          <span className="font-medium">{t("preview.times", { count })}</span>
          {count !== before && <span className="text-muted"> {t("preview.was", { count: before })}</span>}
        </>
      )}
    </p>
  );
}

function DayLine({ day, region, minutes }: { day: PreviewDay; region: string; minutes: number }) {
  const t = useTranslator("hours");
  const { date, starts, before } = day;
  const [first, last] = [starts[0], starts.at(-1)];
  return (
    <li className="py-1.5 tabular-nums">
      <div className="flex items-center gap-3">
        <span className={cx("w-24 shrink-0", first === undefined && "text-muted")}>
          {formatPlainDate(date, region, "short")}
        </span>
        <Bands starts={starts} minutes={minutes} />
        <span className={cx("w-8 shrink-0 text-end", first === undefined ? "text-muted" : "font-medium")}>
          {starts.length}
        </span>
      </div>
      {(first !== undefined || before > 0) && (
        <p className="flex justify-between text-muted text-xs">
          <span>
            {first !== undefined && last !== undefined
              ? first === last
                ? clockWords(first, region)
                : `${clockWords(first, region)} – ${clockWords(last, region)}`
              : t("preview.none")}
          </span>
          {before !== starts.length && <span>{t("preview.was", { count: before })}</span>}
        </p>
      )}
    </li>
  );
}

/** The day as a line, dark where the service would be going on. */
function Bands({ starts, minutes }: { starts: readonly number[]; minutes: number }) {
  const bands: { from: number; to: number }[] = [];
  for (const from of starts) {
    const last = bands.at(-1);
    const to = Math.min(from + minutes, 1440);
    if (last && from <= last.to) last.to = to;
    else bands.push({ from, to });
  }
  return (
    <span aria-hidden="true" className="relative h-2 grow rounded-full bg-sunken">
      {bands.map(({ from, to }) => (
        <span
          key={from}
          className="absolute inset-y-0 rounded-full bg-accent"
          style={{ insetInlineStart: `${from / 14.4}%`, width: `${(to - from) / 14.4}%` }}
        />
      ))}
    </span>
  );
}

"use client";

import { cx } from "#components/ui/classes.ts";
import { RadioList } from "#components/ui/light/radio-list.tsx";
import { CheckMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { SeriesTime } from "#lib/errors.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { type Choice, startOf } from "./draft.ts";

interface Props {
  times: readonly SeriesTime[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
  /** Whether bookings are moved: what is left out then stays where it is. */
  moving?: boolean;
  zone: string;
  region: string;
}

const statuses = [
  "slot_taken",
  "outside_availability",
  "beyond_horizon",
  "too_soon",
  "limit_reached",
  "off_grid",
  "clock_skips",
] as const;

/** Every date of a series with what would become of it, and what to do about those that cannot be had. */
export function TimeList({ times, choice, onChoice, moving = false, zone, region }: Props) {
  const t = useTranslator("series");
  const lost = times.filter(({ status }) => status !== "free").length;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className={lost > 0 ? "text-caution" : "text-muted"}>
        {lost > 0 ? t("times.conflicts", { count: lost }) : t("times.allFree")}
      </p>
      {lost > 0 && (
        <RadioList
          legend={t("choice")}
          value={choice}
          onChange={onChoice}
          options={[
            { value: "stop", label: t(moving ? "choice.stopMove" : "choice.stop") },
            { value: "skip", label: t(moving ? "choice.skipMove" : "choice.skip") },
            { value: "nearest", label: t("choice.nearest") },
          ]}
        />
      )}
      <ol className="max-h-72 divide-y divide-hairline overflow-y-auto rounded-md border border-hairline">
        {times.map((time) => (
          <TimeLine key={time.wall} {...{ time, choice, moving, zone, region }} />
        ))}
      </ol>
    </div>
  );
}

function TimeLine({
  time,
  choice,
  moving,
  zone,
  region,
}: Omit<Props, "times" | "onChoice"> & { time: SeriesTime }) {
  const t = useTranslator("series");
  const { status, wall, start, alternatives } = time;
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");
  const free = status === "free";
  // A time that the clocks skip has no instant; its wall time is written as if it were one of UTC.
  const wished =
    start === null
      ? formatDateTime(Date.parse(`${wall}:00Z`) / 60_000, region, "UTC", "short")
      : when(Date.parse(start) / 60_000);
  const instead = free ? null : startOf(time, choice);
  const known = statuses.find((code) => code === status);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-3 py-2 tabular-nums">
      <span className={cx("grow", !free && "text-muted line-through")}>{wished}</span>
      {free ? (
        <span className="inline-flex items-center gap-1 text-good text-xs">
          <CheckMark className="size-3.5" />
          {t("status.free")}
        </span>
      ) : (
        <span className="text-caution text-xs">{t(known ? `status.${known}` : "status.other")}</span>
      )}
      {!free && choice !== "stop" && (
        <span className="w-full text-sm">
          {instead !== null
            ? t("times.instead", { when: when(instead) })
            : t(moving ? "times.stays" : "times.leftOut")}
          {choice === "nearest" && alternatives.length === 0 && (
            <span className="text-muted"> ({t("times.noneNear")})</span>
          )}
        </span>
      )}
    </li>
  );
}

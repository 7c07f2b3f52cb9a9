"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MoveForm } from "#components/dashboard/move-form.tsx";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { SlotPicker } from "#components/dashboard/slot-picker.tsx";
import { problemWords, useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { moveSeriesAction, previewSeriesMoveAction } from "#lib/series/actions.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { type Choice, startsOf } from "./draft.ts";
import { type Reach, ReachList } from "./reach-list.tsx";
import { TimeList } from "./time-list.tsx";
import type { Look } from "./use-series.ts";

interface Props {
  facts: PanelFacts;
  series: { after: number; ahead: number };
  onClose: () => void;
}

/** Another time for a booking of a series: alone, like every other, or with those that go with it. */
export function SeriesMove({ facts, series, onClose }: Props) {
  const [reach, setReach] = useState<Reach>("one");
  return (
    <div className="flex flex-col gap-4">
      <ReachList value={reach} onChange={setReach} series={series} />
      {reach === "one" ? (
        <MoveForm facts={facts} onClose={onClose} />
      ) : (
        <MoveSeveral facts={facts} reach={reach} onClose={onClose} />
      )}
    </div>
  );
}

function MoveSeveral({ facts, reach, onClose }: Omit<Props, "series"> & { reach: Reach }) {
  const t = useTranslator("series");
  const bookings = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const [start, setStart] = useState<number | null>(null);
  const [choice, setChoice] = useState<Choice>("stop");
  const { tenant, booking, version, zone, region } = facts;
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");
  const wanted = { booking, version, reach, conflicts: choice };
  const { data, isFetching, refetch } = useQuery({
    queryKey: ["series-move", tenant, booking, version, reach, start, choice],
    enabled: start !== null,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Look> => {
      const answer = await previewSeriesMoveAction(tenant, { ...wanted, start: startText(start ?? 0) });
      return answer.ok ? { times: answer.value.times, problem: null } : { times: [], problem: answer.error };
    },
  });
  const look = start === null ? undefined : data;
  const starts = look && !isFetching ? startsOf(look.times, choice) : [];
  const [first] = starts;
  const move = () => {
    if (start === null || first === undefined) return;
    const expected = starts.map(startText);
    run(
      () => moveSeriesAction(tenant, { ...wanted, start: startText(start), expected }),
      ({ count }) => {
        notify({ title: t("move.done", { count, when: when(first) }) });
        router.refresh();
        onClose();
      },
      () => void refetch(),
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("move.text")}</p>
      <SlotPicker
        tenant={tenant}
        service={facts.service}
        staff={facts.staff}
        booking={booking}
        zone={zone}
        region={region}
        today={facts.today}
        date={facts.date}
        value={start}
        squeeze={false}
        onPick={(slot) => setStart(slot.from)}
      />
      <ProblemNote words={words ?? (look?.problem ? problemWords(all, look.problem) : null)} />
      {look && look.times.length > 0 && (
        <TimeList times={look.times} moving {...{ choice, zone, region }} onChoice={setChoice} />
      )}
      <div className="sticky bottom-0 flex gap-2 bg-surface py-3">
        <Button size="compact" onClick={onClose}>
          {all("back")}
        </Button>
        <Button
          variant="primary"
          size="compact"
          className="grow"
          pending={pending}
          disabled={first === undefined}
          onClick={move}
        >
          {start === null
            ? bookings("move.pick")
            : isFetching
              ? t("times.loading")
              : first === undefined
                ? t("create.stopped")
                : t("move.confirm", { count: starts.length, when: when(start) })}
        </Button>
      </div>
    </div>
  );
}

"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { startText } from "#lib/booking/start-text.ts";
import type { Problem, SeriesTime } from "#lib/errors.ts";
import { previewSeriesAction } from "#lib/series/actions.ts";
import { type Choice, emptyDraft, repeatInput, startsOf } from "./draft.ts";

interface Wanted {
  tenant: string;
  service: string;
  staff: string | undefined;
  durationMinutes: number | undefined;
  start: number | null;
}

export interface Look {
  times: SeriesTime[];
  problem: Problem | null;
}

/** What is being entered about a series, with every date looked at as soon as there is enough to look at. */
export function useSeries({ tenant, service, staff, durationMinutes, start }: Wanted) {
  const [draft, setDraft] = useState(emptyDraft);
  const [choice, setChoice] = useState<Choice>("stop");
  const repeat = repeatInput(draft);
  const on = draft.frequency !== "never";
  const { data, isFetching, refetch } = useQuery({
    queryKey: ["series", tenant, service, staff, durationMinutes, start, repeat],
    enabled: start !== null && repeat !== null,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Look> => {
      if (start === null || repeat === null) return { times: [], problem: null };
      const answer = await previewSeriesAction(tenant, {
        service,
        start: startText(start),
        repeat,
        ...(staff && { staff }),
        ...(durationMinutes !== undefined && { durationMinutes }),
      });
      return answer.ok ? { times: answer.value.times, problem: null } : { times: [], problem: answer.error };
    },
  });
  const ready = start !== null && repeat !== null && data !== undefined && !isFetching;
  return {
    on,
    draft,
    setDraft,
    choice,
    setChoice,
    repeat,
    look: on && start !== null && repeat !== null ? data : undefined,
    isFetching,
    refetch,
    /** What would be booked, minutes since the epoch; empty while that is not settled. */
    starts: ready ? startsOf(data.times, choice) : [],
  };
}

export type SeriesState = ReturnType<typeof useSeries>;

"use client";

import { useState } from "react";
import { fetchMonth, fetchNext, type TimesSource } from "#lib/booking/fetch-times.ts";
import type { MonthTimes, PickerView } from "#lib/booking/page-view.ts";
import { addMonths } from "#lib/time/civil.ts";
import { dateFromMinute } from "#lib/time/wall.ts";

export type Ahead = { kind: "found"; start: number } | { kind: "none" };

/**
 * The months of a calendar. The first one came with the page; others are fetched when they are turned to, and
 * the last one known stays on the screen meanwhile. An empty month looks ahead for the next free time.
 */
export function useMonths(view: PickerView, source: TimesSource) {
  const [month, setMonth] = useState(view.times.month);
  const [known, setKnown] = useState<ReadonlyMap<string, MonthTimes>>(
    () => new Map([[view.times.month, view.times]]),
  );
  const [ahead, setAhead] = useState<ReadonlyMap<string, Ahead>>(new Map());
  const [shown, setShown] = useState(view.times);
  const [failed, setFailed] = useState(false);

  async function fill(wanted: string, zone: string) {
    setFailed(false);
    try {
      const times = await fetchMonth(source, wanted, zone);
      setKnown((all) => new Map(all).set(wanted, times));
      setShown(times);
      if (times.starts.some((start) => inMonth(start, wanted, zone))) return;
      const found = await fetchNext(source, addMonths(wanted, 1), view.lastDate, zone);
      const answer: Ahead = found === null ? { kind: "none" } : { kind: "found", start: found };
      setAhead((all) => new Map(all).set(wanted, answer));
    } catch {
      setFailed(true);
    }
  }

  return {
    month,
    /** What can be shown now: the month's own times, or the last known ones while it loads. */
    times: known.get(month) ?? shown,
    loading: !known.has(month) && !failed,
    failed,
    /** Where an empty month points to; undefined while that is being looked up. */
    ahead: ahead.get(month) ?? soonest(view, month),
    turn(wanted: string, zone: string) {
      setMonth(wanted);
      const there = known.get(wanted);
      if (there) {
        setShown(there);
        setFailed(false);
      } else void fill(wanted, zone);
    },
    /** Asks again: after a failure, or when a time turned out to be taken. */
    reload: (zone: string) => void fill(month, zone),
  };
}

const inMonth = (start: number, month: string, zone: string) =>
  dateFromMinute(start, zone).slice(0, 7) === month.slice(0, 7);

/** The page itself knows the soonest times: an empty month before them needs no question. */
function soonest(view: PickerView, month: string): Ahead | undefined {
  const [first] = view.next;
  if (first === undefined) return { kind: "none" };
  return dateFromMinute(first, view.zone) > month ? { kind: "found", start: first } : undefined;
}

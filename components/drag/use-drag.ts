"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { StaffWish } from "#components/changes/as-it-was.ts";
import { useChanged } from "#components/changes/use-changed.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { staffMoveAction } from "#lib/booking/staff-actions.ts";
import type { Problem } from "#lib/errors.ts";
import { formatDateTime, formatDuration } from "#lib/time/format.ts";
import { type Board, type Held, type Spot, wishAt } from "./spots.ts";

export type Grasp = "move" | "resize" | "keys" | "saving";

/** What is in the hand, how it is held, and where it would land. */
export interface Hand {
  held: Held;
  grasp: Grasp;
  spot: Spot;
}

export interface Refused {
  held: Held;
  wish: StaffWish;
  problem: Problem;
}

/** Taking, carrying and dropping bookings. What is dropped is shown there at once, and goes back when it is refused. */
export function useDrag(tenant: string, region: string, board: Board) {
  const t = useTranslator("changes");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const changed = useChanged(tenant);
  const [hand, setHand] = useState<Hand | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");
  const [, startRefresh] = useTransition();
  const focus = useRef<string | null>(null);

  const wordsOf = ({ column, from, to }: Spot) => {
    const words = {
      when: formatDateTime(from, region, board.zone, "short"),
      length: formatDuration(to - from, region),
      staff: board.columns.find(({ id }) => id === column)?.name ?? "",
    };
    return t(board.axis === "people" && words.staff ? "drag.spotWith" : "drag.spot", words);
  };
  const put = () => {
    setHand(null);
    if (hand) setSaid(t("drag.left", { name: hand.held.name }));
  };

  async function send(held: Held, wish: StaffWish, spot: Spot | null, version = held.version) {
    setRefused(null);
    if (spot) setHand({ held, grasp: "saving", spot });
    setSaid(t("drag.saving"));
    const answer = await staffMoveAction(tenant, { booking: held.booking, version, ...wish }).catch(
      () => null,
    );
    if (!answer?.ok) {
      const problem = answer?.error ?? { code: "try_again" as const, detail: all("problem.offline") };
      setHand(null);
      setSaid("");
      setRefused({ held, wish, problem });
      if (problem.code === "version_conflict") router.refresh();
      return;
    }
    const at = wish.start === undefined ? held.from : Math.floor(Date.parse(wish.start) / 60_000);
    const when = formatDateTime(at, region, board.zone, "short");
    const lengthOnly = wish.start === undefined && wish.staff === undefined;
    const title = lengthOnly ? t("done.changed", { name: held.name }) : t("done.moved", { when });
    // The notice says it aloud.
    setSaid("");
    changed({ booking: held.booking, was: held, wish, version: answer.value.version, title });
    // Both at once: what was dropped stays where it is until the page shows it there.
    startRefresh(() => {
      router.refresh();
      setHand(null);
    });
  }

  const keyboard = hand?.grasp === "keys";
  useEffect(() => {
    if (hand === null && focus.current !== null) {
      const selector = `[data-drag-booking="${focus.current}"] a`;
      document.querySelector<HTMLElement>(selector)?.focus();
      focus.current = null;
    }
  }, [hand]);
  useEffect(() => {
    if (hand === null || keyboard || hand.grasp === "saving") return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      setHand(null);
    };
    document.addEventListener("keydown", leave, true);
    return () => document.removeEventListener("keydown", leave, true);
  }, [hand, keyboard]);

  return {
    board,
    region,
    hand,
    refused,
    said,
    wordsOf,
    send,
    take(held: Held, grasp: Exclude<Grasp, "saving">) {
      setRefused(null);
      setHand({ held, grasp, spot: { column: held.column, from: held.from, to: held.to } });
      if (grasp === "keys") setSaid(t("drag.begun", { name: held.name }));
    },
    carry(spot: Spot) {
      setHand((now) => now && { ...now, spot });
      if (keyboard) setSaid(wordsOf(spot));
    },
    drop() {
      if (!hand || hand.grasp === "saving") return;
      const wish = wishAt(board, hand.held, hand.spot);
      if (hand.grasp === "keys") focus.current = hand.held.booking;
      if (wish) void send(hand.held, wish, hand.spot);
      else put();
    },
    put,
    dismiss: () => setRefused(null),
  };
}

export type Drag = ReturnType<typeof useDrag>;

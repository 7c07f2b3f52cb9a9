import { formatDuration } from "#lib/time/format.ts";
import type { Taking } from "./busy-details.ts";
import { nameOf, timeOf, untilText, type Words } from "./explain-words.ts";
import type { Verdict } from "./verdict.ts";

type Free = Extract<Verdict, { rule: "free" }>;

/** "a booking", "a hold that runs out at 10:20", "blocked time (Stocktaking)": never whose it is. */
function thingText(words: Words, { kind, expiresAt, label }: Taking): string {
  const { t } = words;
  if (kind === "hold" && expiresAt !== null) return t("thing.hold", { time: untilText(words, expiresAt) });
  if (kind === "block" && label) return t("thing.blockReason", { reason: label });
  return t(`thing.${kind}`);
}

/** Which sentence; with a buffer of the other thing's own where its time is told together with one. */
function keyOf(
  { from, to, occupiedFrom, occupiedTo, kind }: Taking,
  touch: NonNullable<Free["params"]["touch"]>,
) {
  if (kind === "busy")
    return touch === "own_before"
      ? "rule.free.busyUntil"
      : touch === "own_after"
        ? "rule.free.busyFrom"
        : "rule.free.busy";
  if (touch === "itself") return occupiedTo > to ? "rule.free.itselfBuffer" : "rule.free.itself";
  if (touch === "own_before") return occupiedTo > to ? "rule.free.own_beforeBuffer" : "rule.free.own_before";
  if (touch === "own_after") return occupiedFrom < from ? "rule.free.own_afterBuffer" : "rule.free.own_after";
  return `rule.free.${touch}` as const;
}

/** What stands in the way on a calendar or in a room, and until when; or that nothing does. */
export function freeText(words: Words, { subject, params: { own, reach, taking, touch } }: Free): string {
  const { t, names, region } = words;
  const name = nameOf(words, subject);
  if (!taking || !touch)
    return t(reach.from < own.from || own.to < reach.to ? "rule.free.yesBuffer" : "rule.free.yes", {
      name,
      from: untilText(words, reach.from),
      to: untilText(words, reach.to),
    });
  const buffer = touch === "own_before" ? own.from - reach.from : reach.to - own.to;
  return t(keyOf(taking, touch), {
    name,
    service: names.service.name,
    buffer: formatDuration(buffer, region),
    thing: thingText(words, taking),
    from: untilText(words, taking.occupiedFrom),
    until: untilText(words, taking.occupiedTo),
    start: timeOf(words, taking.from),
  });
}

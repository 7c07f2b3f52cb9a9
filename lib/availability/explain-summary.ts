import type { Explanation } from "./explain.ts";
import { listText, nameOf, staffNames, timeOf, untilText, type Words } from "./explain-words.ts";
import { whoseHours } from "./hours-words.ts";
import type { Reason } from "./rules.ts";
import type { Verdict } from "./verdict.ts";
import { verdictText } from "./verdict-words.ts";

/** The whole in one sentence, and the reasons as the API tells them (contract 2). */

type Free = Extract<Verdict, { rule: "free" }>;

const isHours = ({ rule }: Verdict) => rule === "hours" || rule === "time_off";

/** Ids of the people who would be at work; those who could do it, where it is not about one of them. */
function atWork({ verdicts }: Explanation, { subject }: Free): string[] {
  const people = Map.groupBy(
    verdicts.filter((one) => one.subject?.kind === "staff" && one.rule !== "assignment"),
    (one) => one.subject?.id ?? "",
  );
  return [...people]
    .filter(([id, own]) =>
      subject?.kind === "staff"
        ? id === subject.id && own.filter(isHours).every(({ passed }) => passed)
        : own.every(({ passed }) => passed),
    )
    .map(([id]) => id);
}

function hoursOf(words: Words, ids: readonly string[]): string {
  const [first, ...rest] = ids;
  if (first === undefined || rest.length === 0) return whoseHours(words, { kind: "staff", id: first ?? "" });
  return words.t("hours.of.several", { names: listText(words, staffNames(words, ids), "names.pair") });
}

/** "10:00 is inside Ana’s hours, but Treatment room is taken until 10:30 by a booking and its buffer." */
function reasonText(words: Words, explanation: Explanation, found: Verdict): string {
  const rest = verdictText(words, found);
  if (found.rule !== "free" || found.params.touch?.startsWith("own_")) return rest;
  const ids = atWork(explanation, found);
  if (ids.length === 0) return rest;
  return words.t("summary.but", { time: timeOf(words, words.from), hours: hoursOf(words, ids), rest });
}

/** Where every unit of a room is taken, when the first of them is free again. */
function unitsText(words: Words, explanation: Explanation, primary: Verdict): string | null {
  const { subject } = primary;
  if (primary.rule !== "free" || subject?.kind !== "unit") return null;
  const taken = explanation.verdicts.filter(
    (one): one is Free =>
      one.rule === "free" &&
      one.refuses &&
      one.subject?.kind === "unit" &&
      one.subject.resourceId === subject.resourceId,
  );
  const ends = Map.groupBy(taken, (one) => one.subject?.id ?? "");
  if (ends.size < 2) return null;
  const until = Math.min(
    ...[...ends.values()].map((list) =>
      Math.max(...list.map(({ params }) => params.taking?.occupiedTo ?? words.from)),
    ),
  );
  const ids = atWork(explanation, primary);
  const values = {
    name: nameOf(words, { kind: "resource", id: subject.resourceId }),
    until: untilText(words, until),
  };
  return ids.length === 0
    ? words.t("summary.unitsOnly", values)
    : words.t("summary.units", {
        ...values,
        time: timeOf(words, words.from),
        hours: hoursOf(words, ids),
      });
}

function openText(words: Words, { verdicts, staff }: Explanation): string {
  const { t } = words;
  const time = timeOf(words, words.from);
  const joined = verdicts.find((one) => one.rule === "session" && one.passed);
  if (joined?.rule === "session") return t("summary.class", { time, left: joined.params.left });
  if (staff.length === 0) return t("summary.anybody", { time });
  const [how] = verdicts.flatMap((one) => (one.rule === "assignment" ? one.params.how : []));
  return t("summary.with", {
    time,
    names: listText(words, staffNames(words, staff), how === "all" ? "names.pair" : "or.pair"),
  });
}

/** The answer in one sentence: who could take it, or the rule that `decide` names. */
export function summaryText(words: Words, explanation: Explanation): string {
  if (explanation.offered) return openText(words, explanation);
  const refusing = explanation.verdicts.filter(({ refuses }) => refuses);
  // A full class is why, not that its own teacher is busy with it.
  const named = refusing.filter(({ code }) => code === explanation.refusal);
  const primary = named.find(({ rule }) => rule === "session") ?? named[0] ?? refusing[0];
  if (!primary) return words.t("summary.refused", { time: timeOf(words, words.from) });
  return unitsText(words, explanation, primary) ?? reasonText(words, explanation, primary);
}

/** Every rule that refuses, in the order they are asked; a single "open" when none does. */
export const reasonsOf = (words: Words, explanation: Explanation): Reason[] =>
  explanation.offered
    ? [{ code: "open", detail: openText(words, explanation) }]
    : explanation.verdicts
        .filter(({ refuses }) => refuses)
        .map((one) => ({ code: one.code, detail: reasonText(words, explanation, one) }));

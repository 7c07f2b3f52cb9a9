"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { checkInAction } from "#lib/sessions/actions.ts";
import { type Attendee, headcount, type Mark, stillAwaited } from "#lib/sessions/session.ts";
import { ProblemNote } from "../dashboard/problem-note.tsx";
import { shortcut } from "../dashboard/shortcut.ts";
import { Key } from "../dashboard/shortcuts.tsx";
import { useAction } from "../dashboard/use-action.ts";
import type { ClassFacts } from "./facts.ts";
import { RosterRow } from "./roster-row.tsx";

interface Props {
  facts: ClassFacts;
  people: readonly Attendee[];
  /** Addresses of the bookings, by their ids. */
  hrefs: Record<string, string>;
  full?: boolean;
}

/** Everybody in a class, and the check-in: by heads, all at once, and back with one press. */
export function RosterList({ facts, people, hrefs, full = false }: Props) {
  const t = useTranslator("sessions");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<{ said: string; undo: Mark[] } | null>(null);
  const send = (marks: Mark[], said: string, undoable = true) => {
    setBusy(new Set(marks.map(({ booking }) => booking)));
    run(
      () => checkInAction(facts.tenant, { session: facts.session, marks }),
      ({ undo }) => {
        setLast({ said, undo: undoable ? undo : [] });
        router.refresh();
      },
    );
  };
  const saidOf = ({ name, party }: Attendee, came: number | null) =>
    came === null
      ? t("marked.unmarked", { name })
      : came === 0
        ? t("marked.none", { name })
        : came === party
          ? t("marked.all", { name })
          : t("marked.some", { name, came, party });
  const mark = (person: Attendee, came: number | null) =>
    send([{ booking: person.id, version: person.version, came }], saidOf(person, came));
  const waiting = stillAwaited(people);
  const everyone = () =>
    send(
      waiting.map(({ id, version, party }) => ({ booking: id, version, came: party })),
      t("marked.everyone", { count: waiting.length }),
    );
  const { came, missed, awaited } = headcount(people);
  return (
    <div>
      <p className="text-muted tabular-nums">
        {t(missed > 0 ? "countMissed" : "count", { came, missed, awaited })}
      </p>
      {facts.opensAt && (
        <p className="mt-1 text-muted print:hidden">{t("checkInAt", { time: facts.opensAt })}</p>
      )}
      {facts.canCheckIn && (
        <div className="mt-3 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
          {waiting.length > 0 && (
            <Button size="compact" pending={pending && busy.size > 1} onClick={everyone} {...shortcut("i")}>
              {t("everyone")}
              <span aria-hidden="true" className="max-md:hidden">
                <Key>C</Key>
              </span>
            </Button>
          )}
          <p role="status" className="min-w-0 text-muted">
            {last?.said}
          </p>
          {last && last.undo.length > 0 && (
            <Button
              variant="quiet"
              size="compact"
              onClick={() => !pending && send(last.undo, t("undone"), false)}
              {...shortcut("u")}
            >
              {t("undo")}
              <span aria-hidden="true" className="max-md:hidden">
                <Key>U</Key>
              </span>
            </Button>
          )}
        </div>
      )}
      <div className="mt-2 empty:hidden">
        <ProblemNote words={words} />
      </div>
      <ul className="mt-2" aria-label={t("people")}>
        {people.map((person) => (
          <RosterRow
            key={person.id}
            person={person}
            facts={facts}
            href={hrefs[person.id] ?? "#"}
            full={full}
            isNext={person.id === waiting[0]?.id}
            pending={pending && busy.has(person.id)}
            onMark={(heads) => mark(person, heads)}
          />
        ))}
      </ul>
    </div>
  );
}

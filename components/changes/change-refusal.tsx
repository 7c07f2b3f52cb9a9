"use client";

import { Alternatives } from "#components/dashboard/alternatives.tsx";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Problem } from "#lib/errors.ts";
import { ConflictNote } from "./conflict-note.tsx";

interface Props {
  problem: Problem | null;
  words: string | null;
  zone: string;
  region: string;
  /** Epoch minutes. */
  onPick: (start: number) => void;
  onSqueeze: () => void;
  /** The same wish upon the booking as it is now. */
  onAnyway: (version: number) => void;
  onShow: () => void;
}

/** Why a change was refused, and everything that would help: other times, a squeezed buffer, what others did meanwhile. */
export function ChangeRefusal({ problem, words, zone, region, ...on }: Props) {
  const t = useTranslator("changes");
  const current = problem?.code === "version_conflict" ? problem.current : undefined;
  const live = current?.status === "confirmed" || current?.status === "held";
  return (
    <>
      {problem && current ? (
        <>
          <ConflictNote problem={problem} zone={zone} region={region} />
          <div className="flex flex-wrap gap-2">
            <Button size="compact" onClick={on.onShow}>
              {t("conflict.show")}
            </Button>
            {live && (
              <Button size="compact" onClick={() => on.onAnyway(current.version)}>
                {t("conflict.anyway")}
              </Button>
            )}
          </div>
        </>
      ) : (
        <ProblemNote words={words} />
      )}
      {problem?.squeezable && (
        <div className="flex flex-wrap items-center justify-between gap-2 text-muted">
          <p>{t("squeeze.text")}</p>
          <Button size="compact" onClick={on.onSqueeze}>
            {t("squeeze.action")}
          </Button>
        </div>
      )}
      <Alternatives problem={problem} zone={zone} region={region} onPick={on.onPick} />
    </>
  );
}

"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { assignHoursAction } from "#lib/availability/actions.ts";
import type { HoursScreenProps } from "./hours-props.ts";
import { ShareWith } from "./share-with.tsx";

/** A place, service or room that leaves its hours to others, and the two ways to give it some. */
export function NoHours({ tenant, owner, others, onStart }: HoursScreenProps & { onStart: () => void }) {
  const t = useTranslator("hours");
  const { run, pending, words } = useAction();
  const { kind, slug, name } = owner;
  const share = (schedule: string) =>
    run(() => assignHoursAction(tenant, { owner: { kind, slug }, schedule }));
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <ProblemNote words={words} />
      <EmptyState
        title={t("none.title", { name })}
        text={kind === "staff" ? t("none.staff") : t(`none.${kind}`)}
        picture={<SleepingWeek />}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button variant="primary" size="compact" onClick={onStart}>
              {t("none.start")}
            </Button>
            {others.length > 0 && <ShareWith others={others} pending={pending} onShare={share} />}
          </div>
        }
      />
    </div>
  );
}

/** What the page will look like. */
const SleepingWeek = () => (
  <div className="flex flex-col gap-1.5">
    {[
      [30, 45],
      [30, 45],
      [40, 45],
    ].map(([start, width], at) => (
      <div key={at === 2 ? "late" : at} className="relative h-4 rounded-sm bg-sunken">
        <div
          className="absolute inset-y-0.5 rounded-sm border border-outline border-dashed"
          style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
        />
      </div>
    ))}
  </div>
);

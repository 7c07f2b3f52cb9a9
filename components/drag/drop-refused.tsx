"use client";

import { useRouter } from "next/navigation";
import { ChangeRefusal } from "#components/changes/change-refusal.tsx";
import { problemWords } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { paths } from "#lib/paths.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import type { Drag, Refused } from "./use-drag.ts";

interface Props {
  drag: Drag;
  refused: Refused;
  tenant: string;
  region: string;
}

/** Why a drop went back, and what could be done instead, over the foot of the calendar until it is dealt with. */
export function DropRefused({ drag, refused, tenant, region }: Props) {
  const t = useTranslator("changes");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { zone } = drag.board;
  const { held, wish, problem } = refused;
  const again = (more: Partial<typeof wish>, version?: number) =>
    void drag.send(held, { ...wish, ...more }, null, version ?? held.version);
  const show = () => {
    drag.dismiss();
    const start = problem.current ? Math.floor(Date.parse(problem.current.start) / 60_000) : held.from;
    router.push(paths.dashboard.today(tenant, { date: dateFromMinute(start, zone), booking: held.booking }));
  };
  return (
    <section
      aria-label={t("refused.label")}
      className="fixed inset-x-4 bottom-4 z-40 mx-auto flex max-h-[70vh] max-w-md flex-col gap-3 overflow-auto rounded-md border border-hairline bg-surface p-4 text-sm shadow-float"
    >
      <ChangeRefusal
        {...{ problem, zone, region }}
        words={problemWords(all, problem)}
        onPick={(start) => again({ start: startText(start) })}
        onSqueeze={() => again({ squeeze: true })}
        onAnyway={(version) => again({}, version)}
        onShow={show}
      />
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 truncate text-muted">{t("refused.back", { name: held.name })}</p>
        <Button size="compact" className="shrink-0" onClick={drag.dismiss}>
          {t("refused.close")}
        </Button>
      </div>
    </section>
  );
}

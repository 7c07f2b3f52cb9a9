"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { replayFailedAction } from "#lib/webhooks/actions.ts";

const spans = [1, 3, 7, 30] as const;

/** Begins everything anew that was given up in the last days. */
export function ReplayFailed({ tenant, id }: { tenant: string; id: string }) {
  const t = useTranslator("webhooks");
  const { run, pending, words } = useAction();
  const [days, setDays] = useState<(typeof spans)[number]>(3);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          size="compact"
          className="w-40"
          label={t("replayFailedSince")}
          value={String(days)}
          options={spans.map((span) => ({
            value: String(span),
            label: t("replayFailedDays", { days: span }),
          }))}
          onChange={(event) => setDays(spans.find((span) => String(span) === event.target.value) ?? 3)}
        />
        <Button
          size="compact"
          pending={pending}
          onClick={() =>
            run(
              () => replayFailedAction(tenant, { id, days }),
              ({ count }) => notify({ title: t("replayFailedDone", { count }) }),
            )
          }
        >
          {t("replayFailed")}
        </Button>
      </div>
      <ProblemNote words={words} />
    </div>
  );
}

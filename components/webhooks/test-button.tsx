"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { testWebhookAction } from "#lib/webhooks/actions.ts";
import { ResponseText } from "./response-text.tsx";
import { failureWords } from "./state-words.ts";

interface Tested {
  delivered: boolean;
  failure: string | null;
  responseStatus: number | null;
  responseBody: string;
  durationMs: number | null;
}

/** Sends a test and shows what came back, in place. */
export function TestButton({ tenant, id }: { tenant: string; id: string }) {
  const t = useTranslator("webhooks");
  const { run, pending, words } = useAction();
  const [tested, setTested] = useState<Tested | null>(null);
  const answered = { status: tested?.responseStatus ?? 0, ms: tested?.durationMs ?? 0 };
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        variant="primary"
        size="compact"
        pending={pending}
        onClick={() => run(() => testWebhookAction(tenant, { id }), setTested)}
      >
        {t("test")}
      </Button>
      <ProblemNote words={words} />
      <div role="status" className="w-full empty:hidden">
        {tested !== null && (
          <div className="rounded-md border border-hairline bg-surface p-4">
            <p className={tested.delivered ? "text-good" : "text-bad"}>
              {tested.delivered
                ? t("result.ok", answered)
                : tested.failure === null
                  ? t("result.answer", answered)
                  : t("result.none", { why: failureWords(t, tested.failure) })}
            </p>
            {tested.failure === null && <ResponseText t={t} text={tested.responseBody} />}
          </div>
        )}
      </div>
    </div>
  );
}

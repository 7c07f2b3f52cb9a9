"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { NewKey } from "#components/settings/new-key.tsx";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { createWebhookAction } from "#lib/webhooks/actions.ts";
import type { WebhookType } from "#lib/webhooks/events.ts";
import { EndpointFields, readEndpointForm } from "./endpoint-fields.tsx";

/** What most receivers want: bookings that count, and what becomes of them. */
const usual: readonly WebhookType[] = ["booking.confirmed", "booking.moved", "booking.cancelled"];

/** Adds an endpoint and shows its secret once. */
export function AddEndpoint({ tenant }: { tenant: string }) {
  const t = useTranslator("webhooks");
  const { run, pending, problem, words, errorOf, clear } = useAction();
  const [stage, setStage] = useState<"closed" | "form" | { secret: string }>("closed");
  const close = () => {
    clear();
    setStage("closed");
  };
  if (typeof stage === "object")
    return <NewKey title={t("created")} text={t("createdText")} value={stage.secret} onDone={close} />;
  if (stage === "closed")
    return (
      <Button variant="primary" size="compact" className="self-start" onClick={() => setStage("form")}>
        <PlusMark />
        {t("add")}
      </Button>
    );
  return (
    <Card>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const input = readEndpointForm(new FormData(event.currentTarget));
          run(
            () => createWebhookAction(tenant, input),
            ({ secret }) => setStage({ secret }),
          );
        }}
      >
        <EndpointFields events={usual} errorOf={errorOf} />
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t("add")}
          </Button>
          <Button size="compact" onClick={close}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { changeWebhookAction } from "#lib/webhooks/actions.ts";
import type { WebhookType } from "#lib/webhooks/events.ts";
import { EndpointFields, readEndpointForm } from "./endpoint-fields.tsx";

interface Props {
  tenant: string;
  id: string;
  url: string;
  description: string;
  events: WebhookType[];
}

/** Address, purpose and events of an endpoint that exists. */
export function EditEndpoint({ tenant, id, ...endpoint }: Props) {
  const t = useTranslator("webhooks");
  const { run, pending, problem, words, errorOf } = useAction();
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4 pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        const input = readEndpointForm(new FormData(event.currentTarget));
        run(
          () => changeWebhookAction(tenant, { id, ...input }),
          () => notify({ title: t("saved") }),
        );
      }}
    >
      <EndpointFields {...endpoint} errorOf={errorOf} />
      {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
      <Button type="submit" variant="primary" size="compact" pending={pending} className="self-start">
        {t("save")}
      </Button>
    </form>
  );
}

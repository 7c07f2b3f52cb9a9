"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { NewKey } from "#components/settings/new-key.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { paths } from "#lib/paths.ts";
import { changeWebhookAction, deleteWebhookAction, rotateWebhookAction } from "#lib/webhooks/actions.ts";
import { AskOnce } from "./ask-once.tsx";
import { TestButton } from "./test-button.tsx";

interface Props {
  tenant: string;
  id: string;
  url: string;
  active: boolean;
}

/** What can be done with an endpoint. Pausing is undone with one press; a new secret and removing ask once. */
export function EndpointControls({ tenant, id, url, active }: Props) {
  const t = useTranslator("webhooks");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const [asking, setAsking] = useState<"rotate" | "remove" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => setAsking(null);
  const toggle = () =>
    run(
      () => changeWebhookAction(tenant, { id, active: !active }),
      () => notify({ title: t(active ? "paused" : "resumed") }),
    );
  const rotate = () =>
    run(
      () => rotateWebhookAction(tenant, { id }),
      (made) => {
        close();
        setSecret(made.secret);
      },
    );
  const remove = () =>
    run(
      () => deleteWebhookAction(tenant, { id }),
      () => {
        notify({ title: t("removed") });
        router.replace(paths.dashboard.webhooks(tenant));
      },
    );
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <Button size="compact" pending={pending && asking === null} onClick={toggle}>
          {t(active ? "pause" : "resume")}
        </Button>
        <Button size="compact" onClick={() => setAsking("rotate")}>
          {t("rotate")}
        </Button>
        <Button variant="danger" size="compact" onClick={() => setAsking("remove")}>
          {t("remove")}
        </Button>
      </div>
      <TestButton tenant={tenant} id={id} />
      <ProblemNote words={words} />
      {secret !== null && (
        <NewKey title={t("created")} text={t("rotatedText")} value={secret} onDone={() => setSecret(null)} />
      )}
      <AskOnce
        isOpen={asking === "rotate"}
        title={t("rotateTitle")}
        text={t("rotateAsk")}
        yes={t("rotate")}
        {...{ pending, words }}
        onYes={rotate}
        onClose={close}
      />
      <AskOnce
        isOpen={asking === "remove"}
        title={t("removeTitle")}
        text={t("removeAsk", { url })}
        yes={t("remove")}
        danger
        {...{ pending, words }}
        onYes={remove}
        onClose={close}
      />
    </div>
  );
}

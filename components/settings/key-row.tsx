"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { revokeApiKeyAction, rotateApiKeyAction } from "#lib/api-keys/actions.ts";
import type { ApiScope } from "#lib/api-keys/api-key.ts";
import { NewKey } from "./new-key.tsx";

interface Props {
  tenant: string;
  id: string;
  name: string;
  prefix: string;
  scopes: ApiScope[];
  /** In words. */
  lastUsed: string;
  /** In words; null for one that lives until it is revoked. */
  ends: string | null;
  /** Another key takes its place. */
  replaced: boolean;
}

/** A live key; replacing it shows the new one here, once. Revoking asks once, because nothing brings a key back. */
export function KeyRow({ tenant, id, name, prefix, scopes, lastUsed, ends, replaced }: Props) {
  const t = useTranslator("settings");
  const ui = useTranslator("ui");
  const { run, pending, words } = useAction();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const rotate = () =>
    run(
      () => rotateApiKeyAction(tenant, { id }),
      ({ key }) => setMade(key),
    );
  const revoke = () =>
    run(
      () => revokeApiKeyAction(tenant, { id }),
      () => {
        notify({ title: t("keys.revoked", { name }) });
        setAsking(false);
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-48 grow">
        <p className="break-words font-medium">{name}</p>
        <p className="text-muted text-xs">{scopes.map((scope) => t(`scope.${scope}`)).join(" · ")}</p>
        <p className="text-muted text-xs">
          {t("keys.begins")} <code className="font-mono">{prefix}…</code> · {lastUsed}
        </p>
        {ends !== null && <p className="text-muted text-xs">{ends}</p>}
      </div>
      {!replaced && (
        <Button
          size="compact"
          pending={pending}
          aria-label={t("keys.rotateNamed", { name })}
          onClick={rotate}
        >
          {t("keys.rotate")}
        </Button>
      )}
      <Button variant="danger" size="compact" onClick={() => setAsking(true)}>
        {t("keys.revoke")}
      </Button>
      {made !== null && (
        <div className="basis-full">
          <NewKey
            title={t("keys.made")}
            text={t("keys.rotatedText")}
            value={made}
            onDone={() => setMade(null)}
          />
        </div>
      )}
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        title={t("keys.revokeTitle", { name })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setAsking(false)}>
              {t("keys.keep")}
            </Button>
            <Button variant="danger" size="compact" pending={pending} onClick={revoke}>
              {t("keys.revoke")}
            </Button>
          </>
        }
      >
        <p>{t("keys.revokeText")}</p>
        <ProblemNote words={words} />
      </Dialog>
    </li>
  );
}

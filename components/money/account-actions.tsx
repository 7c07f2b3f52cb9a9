"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { paths } from "#lib/paths.ts";
import { connectAction, refreshAccountAction } from "#lib/payments/staff-actions.ts";
import { DisconnectDialog } from "./disconnect-dialog.tsx";

interface Props {
  tenant: string;
  /** Null where no account is connected. */
  state: "ready" | "restricted" | "opening" | null;
  asked: "connected" | "again" | null;
}

/** What can be done about the account. Whoever comes back from Stripe gets its answer at once, without a press. */
export function AccountActions({ tenant, state, asked }: Props) {
  const t = useTranslator("money");
  const router = useRouter();
  const connect = useAction();
  const check = useAction();
  const [said, setSaid] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [closing, setClosing] = useState(false);

  const open = () =>
    connect.run(
      () => connectAction(tenant, {}),
      ({ url }) => {
        setLeaving(true);
        location.assign(url);
      },
    );
  const ask = (isAgain = false) => {
    setSaid(null);
    // Opened again from the history, the page shall not ask again.
    const leaveAddress = () => asked && router.replace(paths.dashboard.money(tenant), { scroll: false });
    check.run(
      () => refreshAccountAction(tenant, {}),
      ({ state: found }) => {
        const word = found ?? "gone";
        setSaid(t(isAgain && word !== "ready" ? "account.found.again" : `account.found.${word}`));
        leaveAddress();
      },
      leaveAddress,
    );
  };
  const onReturn = useEffectEvent(() => asked && state && ask(asked === "again"));
  useEffect(() => void onReturn(), []);

  return (
    <div className="mt-4 flex flex-col gap-3">
      <p role="status" className="text-sm empty:hidden">
        {check.pending ? t("account.asking") : said}
      </p>
      <ProblemNote words={connect.words ?? check.words} />
      <div className="flex flex-wrap gap-2">
        {state !== "ready" && (
          <Button
            variant="primary"
            size="compact"
            pending={connect.pending || leaving}
            pendingLabel={t("account.leaving")}
            onClick={open}
          >
            {t(state ? "account.continue" : "account.connect")}
          </Button>
        )}
        {state && (
          <Button size="compact" pending={check.pending} onClick={() => ask()}>
            {t("account.check")}
          </Button>
        )}
        {state && (
          <Button variant="danger" size="compact" onClick={() => setClosing(true)}>
            {t("account.disconnect")}
          </Button>
        )}
      </div>
      <DisconnectDialog tenant={tenant} isOpen={closing} onClose={() => setClosing(false)} />
    </div>
  );
}

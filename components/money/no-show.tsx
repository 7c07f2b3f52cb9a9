"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { formatMoney } from "#lib/money.ts";
import type { BookingMoney } from "#lib/payments/booking-money.ts";
import { chargeNoShowAction, waiveNoShowAction } from "#lib/payments/staff-actions.ts";
import { refundFailure } from "./refund-words.ts";

interface Props {
  tenant: string;
  /** `bkg_…` */
  booking: string;
  /** Who did not come. */
  name: string;
  noShow: NonNullable<BookingMoney["noShow"]>;
  region: string;
}

const states = ["wanted", "charged", "needs_customer", "failed", "waived"] as const;

/** What was agreed for whoever does not come: charged to the card that they left, or waived. */
export function NoShow({ tenant, booking, name, noShow, region }: Props) {
  const t = useTranslator("money");
  const ui = useTranslator("ui");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { run, pending, problem, words } = useAction();
  const fee = formatMoney(noShow.fee, region);
  const state = states.find((known) => known === noShow.state) ?? null;
  const settled = state === "charged" || state === "wanted";
  const act = (work: Parameters<typeof run>[0], said: "noShow.charging" | "noShow.waivedNow") =>
    run(work, () => {
      notify({ title: t(said, { fee, name }) });
      setAsking(false);
      router.refresh();
    });
  return (
    <div className="mt-3 grid gap-2">
      <p>{state ? t(`noShow.${state}`, { fee }) : t("noShow.agreed", { fee })}</p>
      {state === "failed" && <p className="text-bad text-xs">{refundFailure(t, noShow.failure)}</p>}
      {!noShow.hasCard && <p className="text-muted">{t("noShow.noCard")}</p>}
      {!settled && (
        <div className="flex flex-wrap gap-2">
          {noShow.hasCard && (
            <Button size="compact" onClick={() => setAsking(true)}>
              {t("noShow.charge", { fee })}
            </Button>
          )}
          {state !== "waived" && (
            <Button
              size="compact"
              variant="quiet"
              pending={pending}
              onClick={() => act(() => waiveNoShowAction(tenant, { booking }), "noShow.waivedNow")}
            >
              {t("noShow.waive")}
            </Button>
          )}
        </div>
      )}
      {problem && !asking && <ProblemNote words={words} />}
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        title={t("noShow.title", { name })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setAsking(false)}>
              {t("give.keep")}
            </Button>
            <Button
              variant="danger"
              size="compact"
              pending={pending}
              onClick={() => act(() => chargeNoShowAction(tenant, { booking }), "noShow.charging")}
            >
              {t("noShow.charge", { fee })}
            </Button>
          </>
        }
      >
        <p>{t("noShow.sure", { fee, name })}</p>
        {problem && <ProblemNote words={words} />}
      </Dialog>
    </div>
  );
}

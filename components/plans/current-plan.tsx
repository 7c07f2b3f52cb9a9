import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import type { PlanPage } from "#lib/plans/loaders.ts";
import type { Phase } from "#lib/plans/plan.ts";
import { formatDate } from "#lib/time/format.ts";
import { PlanButton } from "./plan-button.tsx";

interface Props {
  page: PlanPage;
  tenant: string;
  zone: string;
  region: string;
  t: Translator<"plan">;
}

const badges = { ending: "caution", grace: "bad", lapsed: "bad" } as const satisfies Partial<
  Record<Phase, Tone>
>;
const hasBadge = (phase: Phase): phase is keyof typeof badges => phase in badges;

/** Which plan it is, until when, and what can be done about it. */
export function CurrentPlan({ page, tenant, zone, region, t }: Props) {
  const { plan, phase, untilMs, running } = page.standing;
  const date = untilMs === null ? "" : formatDate(Math.floor(untilMs / 60_000), region, zone, "dated");
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-lg">{t(plan)}</h2>
        {hasBadge(phase) && <StatusBadge tone={badges[phase]}>{t(`badge.${phase}`)}</StatusBadge>}
      </div>
      <p className={phase === "grace" || phase === "lapsed" ? "text-bad" : "text-muted"}>
        {t(`state.${phase}`, { date })}
      </p>
      {!running && (
        <>
          <p>
            {t("pro.text")} {page.price && <strong>{priceWords(page.price, region, t)}</strong>}
          </p>
          <PlanButton tenant={tenant} to="upgrade" label={t("upgrade")} primary />
        </>
      )}
      {page.known && (
        <>
          <PlanButton tenant={tenant} to="manage" label={t("manage")} primary={running && plan === "free"} />
          <p className="text-muted text-sm">{t("manageHint")}</p>
        </>
      )}
    </Card>
  );
}

const priceWords = (
  { amount, interval, every }: NonNullable<PlanPage["price"]>,
  region: string,
  t: Translator<"plan">,
): string => t(`price.${interval}`, { amount: formatMoney(amount, region), every });

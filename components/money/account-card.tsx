import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import type { AccountView } from "#lib/payments/loaders.ts";
import { formatAgo } from "#lib/time/format.ts";
import { AccountActions } from "./account-actions.tsx";
import { needsOf } from "./needs.ts";

interface Props {
  t: Translator<"money">;
  tenant: string;
  /** Whether this installation can charge at all. */
  available: boolean;
  account: AccountView | null;
  /** How they come back from Stripe. */
  asked: "connected" | "again" | null;
  region: string;
  /** Minutes since the epoch. */
  now: number;
}

const tones: Record<AccountView["state"], Tone> = { ready: "good", restricted: "caution", opening: "note" };

/** The business's account at Stripe: what it is for, whether it works, and what is missing. */
export function AccountCard({ t, tenant, available, account, asked, region, now }: Props) {
  return (
    <Card aria-labelledby="money-account">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="money-account" className="text-base">
          {t("account.title")}
        </h2>
        {available && account && (
          <StatusBadge tone={tones[account.state]}>{t(`account.state.${account.state}`)}</StatusBadge>
        )}
        {available && account && (
          <span className="text-muted text-xs">
            {t("account.checked", { ago: formatAgo(now - account.checkedAt, region) })}
          </span>
        )}
      </div>
      <div className="mt-2 max-w-prose text-sm">
        {account && available ? <State t={t} account={account} /> : <Offer t={t} available={available} />}
      </div>
      {available && <AccountActions tenant={tenant} state={account?.state ?? null} asked={asked} />}
    </Card>
  );
}

const Offer = ({ t, available }: Pick<Props, "t" | "available">) =>
  available ? (
    <>
      <p>{t("account.none")}</p>
      <ul className="mt-2 list-disc space-y-1 ps-5 text-muted">
        {(["own", "back", "time"] as const).map((key) => (
          <li key={key}>{t(`account.none.${key}`)}</li>
        ))}
      </ul>
    </>
  ) : (
    <p>{t("account.missing")}</p>
  );

function State({ t, account }: { t: Translator<"money">; account: AccountView }) {
  const { state, chargesEnabled, requirements, disabledReason } = account;
  const needs = needsOf(requirements);
  const reason = reasonOf(disabledReason);
  return (
    <>
      <p>
        {t(
          state === "restricted" && chargesEnabled
            ? "account.text.chargesOnly"
            : state === "restricted" && needs.length === 0 && reason
              ? reason
              : `account.text.${state}`,
        )}
      </p>
      {needs.length > 0 && (
        <>
          <p className="mt-2 font-medium">{t("account.needs")}</p>
          <ul className="mt-1 list-disc space-y-1 ps-5">
            {needs.map(({ key, name = "" }) => (
              <li key={`${key} ${name}`} className="wrap-anywhere">
                {t(key, { name })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Why Stripe lets nobody pay although it asks for nothing. */
function reasonOf(reason: string | null) {
  if (reason === null) return null;
  if (/pending_verification|under_review/.test(reason)) return "account.reason.review" as const;
  return reason.startsWith("rejected")
    ? ("account.reason.rejected" as const)
    : ("account.reason.other" as const);
}

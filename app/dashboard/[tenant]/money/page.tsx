import type { Metadata } from "next";
import { Suspense } from "react";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { AccountCard } from "#components/money/account-card.tsx";
import { Attention, OnTheWay } from "#components/money/attention.tsx";
import { Funds, FundsSkeleton } from "#components/money/funds.tsx";
import { HoldForm } from "#components/money/hold-form.tsx";
import { Payments } from "#components/money/payments.tsx";
import { Card } from "#components/ui/card.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can } from "#lib/auth/permissions.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { loadMoney } from "#lib/payments/loaders.ts";
import { loadPayouts } from "#lib/payments/payout-loaders.ts";
import { minuteFloor } from "#lib/time/instant.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "money")("title") };
}

/** What customers pay, what goes back, and the business's account at Stripe. */
export default async function MoneyPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, asked, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.money(slug), "payment:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "money");
  const after = typeof asked.after === "string" ? asked.after : undefined;
  const money = await loadMoney(scope, after);
  const { account, unsettled: refunds, differences } = money;
  const zone = tenant.timezone;
  const bookingHref = (id: string) => paths.dashboard.booking(slug, id);
  const told = { t, region, zone, bookingHref };
  return (
    <PageFrame>
      <PageHeader title={t("title")} text={t("text")} />
      <MessagesProvider {...clientMessages(locale, ["money"])}>
        <div className="flex flex-col gap-6">
          <Attention {...told} disputed={money.disputed} refunds={refunds} differences={differences} />
          <AccountCard
            t={t}
            tenant={slug}
            available={money.available}
            account={account}
            asked={asked.connected ? "connected" : asked.again ? "again" : null}
            region={region}
            now={minuteFloor(new Date())}
          />
          <OnTheWay {...told} refunds={refunds} />
          <Payments {...told} tenant={slug} money={money} isFirst={after === undefined} />
          {account && money.available && (
            <section aria-labelledby="money-funds">
              <h2 id="money-funds" className="mb-3 text-base">
                {t("funds.title")}
              </h2>
              <Suspense fallback={<FundsSkeleton t={t} />}>
                <Funds t={t} payouts={loadPayouts(scope, account.stripeAccountId)} region={region} />
              </Suspense>
            </section>
          )}
          {can(member.role, "payment:connect") && (
            <Card aria-labelledby="money-hold">
              <h2 id="money-hold" className="mb-3 text-base">
                {t("hold.title")}
              </h2>
              <HoldForm tenant={slug} minutes={tenant.paymentHoldMinutes} region={region} />
            </Card>
          )}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { PolicyCard } from "#components/policies/policy-card.tsx";
import { PolicyPreview } from "#components/policies/policy-preview.tsx";
import { usualPrice } from "#components/policies/words.ts";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { loadPolicies } from "#lib/policies/loaders.ts";
import { defaultPolicy } from "#lib/policies/policy.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "policies")("title") };
}

/** What customers get back when they cancel: every policy, and the services it is for. */
export default async function PoliciesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.policies(slug), "policy:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const [{ locale, region }, { policies, without }] = await Promise.all([
    requestLanguage(),
    loadPolicies(scope),
  ]);
  const t = getTranslator(locale, "policies");
  const { currency } = tenant;
  const create = (
    <Link href={paths.dashboard.newPolicy(slug)} className={buttonClass("primary", "compact")}>
      <PlusMark />
      {t("create")}
    </Link>
  );
  return (
    <PageFrame narrow>
      <PageHeader title={getTranslator(locale, "settings")("title")} />
      <SettingsTabs
        t={getTranslator(locale, "settings")}
        tenant={slug}
        current="policies"
        plan={showsPlan(membership.member.role)}
      />
      <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-3">
        <p className="min-w-[min(16rem,100%)] max-w-prose flex-1 text-muted text-sm">{t("text")}</p>
        {policies.length > 0 && create}
      </div>
      <MessagesProvider {...clientMessages(locale, ["policies"])}>
        <div className="flex flex-col gap-4">
          {policies.length === 0 && (
            <EmptyState title={t("empty.title")} text={t("empty.text")} action={create} />
          )}
          {policies.map((policy) => (
            <PolicyCard
              key={policy.slug}
              tenant={slug}
              policy={policy}
              paid={{ amount: policy.price ?? usualPrice(currency), currency }}
              region={region}
            />
          ))}
          {without.length > 0 && (
            <Card aria-labelledby="usual" className="flex flex-col gap-4">
              <div>
                <h2 id="usual" className="text-base">
                  {t("usual.title")}
                </h2>
                <p className="text-muted text-sm [overflow-wrap:anywhere]">
                  {t("usual.text", { names: without.join(", ") })}
                </p>
              </div>
              <PolicyPreview
                tiers={defaultPolicy.tiers}
                paid={{ amount: usualPrice(currency), currency }}
                region={region}
              />
            </Card>
          )}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

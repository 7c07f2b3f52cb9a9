import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { CurrentPlan } from "#components/plans/current-plan.tsx";
import { DowngradeNote } from "#components/plans/downgrade-note.tsx";
import { LimitBar } from "#components/plans/limit-bar.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { loadPlanPage } from "#lib/plans/loaders.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "plan")("title") };
}

/** What the business pays this installation, and what it may do for it. Whoever comes back from Stripe finds it told. */
export default async function PlanPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.plan(slug), "tenant:own");
  if (!membership) return <MissingHere tenant={slug} />;
  const zone = membership.tenant.timezone;
  const ask = query.from === "stripe";
  const page = await loadPlanPage(membership.scope, { zone, now: new Date(), ask });
  if (!page) return <MissingHere tenant={slug} />;
  const t = getTranslator(locale, "plan");
  const settings = getTranslator(locale, "settings");
  return (
    <PageFrame narrow>
      <PageHeader title={settings("title")} />
      <SettingsTabs t={settings} tenant={slug} current="plan" plan />
      <div className="flex flex-col gap-8">
        <CurrentPlan page={page} tenant={slug} {...{ zone, region, t }} />
        <Card>
          <h2 className="mb-4 text-lg">{t("used")}</h2>
          <ul className="flex flex-col gap-5">
            {page.lines.map((line) => (
              <LimitBar key={line.kind} line={line} t={t} />
            ))}
          </ul>
        </Card>
        <DowngradeNote free={page.free} t={t} />
      </div>
    </PageFrame>
  );
}

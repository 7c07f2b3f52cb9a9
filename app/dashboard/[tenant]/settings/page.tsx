import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { SettingsForm } from "#components/settings/settings-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { zoneChoices } from "#components/settings/zone-choices.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { absolute, paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { currencyChoices } from "#lib/tenants/currencies.ts";
import { weekdayNames } from "#lib/time/format.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "settings")("title") };
}

/** What the business says about itself. */
export default async function SettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.settings(slug), "settings:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { tenant } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "settings");
  const ui = getTranslator(locale, "ui");
  const { name, description, timezone, currency, accent, weekStart } = tenant;
  const currencies = currencyChoices(region);
  return (
    <PageFrame narrow>
      <PageHeader title={t("title")} />
      <SettingsTabs t={t} tenant={slug} current="business" plan={showsPlan(membership.member.role)} />
      <MessagesProvider {...clientMessages(locale, ["settings"])}>
        <SettingsForm
          settings={{
            ...{ slug, name, description, timezone, currency, accent, weekStart },
            email: tenant.email ?? "",
            phone: tenant.phone ?? "",
            locale: tenant.locale,
          }}
          pageUrl={absolute(env().APP_URL, paths.tenant(slug))}
          zones={zoneChoices(region)}
          currencies={
            currencies.some(({ value }) => value === currency)
              ? currencies
              : [{ value: currency, label: currency }, ...currencies]
          }
          weekdays={weekdayNames(region, "long", 1).map((day) => ({
            value: String(day.weekday),
            label: day.name,
          }))}
          words={{ open: t("zone"), noMatches: ui("noMatches") }}
        />
      </MessagesProvider>
    </PageFrame>
  );
}

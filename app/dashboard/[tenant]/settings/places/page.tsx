import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { PlacesEditor } from "#components/settings/places-editor.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { zoneChoices } from "#components/settings/zone-choices.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { loadPlaces } from "#lib/tenants/place-loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "settings")("tab.places") };
}

/** Places, rooms and machines. */
export default async function PlacesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.places(slug), "location:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "settings");
  return (
    <PageFrame narrow>
      <PageHeader title={t("title")} />
      <SettingsTabs t={t} tenant={slug} current="places" plan={showsPlan(membership.member.role)} />
      <MessagesProvider {...clientMessages(locale, ["settings"])}>
        <PlacesEditor
          tenant={slug}
          {...(await loadPlaces(scope))}
          zones={zoneChoices(region)}
          timezone={tenant.timezone}
        />
      </MessagesProvider>
    </PageFrame>
  );
}

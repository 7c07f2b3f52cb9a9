import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { AddEndpoint } from "#components/webhooks/add-endpoint.tsx";
import { EndpointList } from "#components/webhooks/endpoint-list.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { loadEndpoints } from "#lib/webhooks/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "webhooks")("title") };
}

/** Programs that hear of bookings. */
export default async function WebhooksPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.webhooks(slug), "webhook:manage");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const settings = getTranslator(locale, "settings");
  const t = getTranslator(locale, "webhooks");
  const endpoints = await loadEndpoints(scope);
  return (
    <PageFrame narrow>
      <PageHeader title={settings("title")} />
      <SettingsTabs t={settings} tenant={slug} current="webhooks" plan={showsPlan(membership.member.role)} />
      <p className="mb-4 text-muted">{t("text")}</p>
      <MessagesProvider {...clientMessages(locale, ["settings", "webhooks"])}>
        <div className="flex flex-col gap-6">
          <AddEndpoint tenant={slug} />
          {endpoints.length === 0 ? (
            <EmptyState title={t("empty.title")} text={t("empty.text")} />
          ) : (
            <EndpointList
              t={t}
              tenant={slug}
              endpoints={endpoints}
              when={(at) => formatDateTime(minuteFloor(at), region, tenant.timezone, "short")}
            />
          )}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

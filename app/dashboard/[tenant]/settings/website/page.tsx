import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { EmbedSnippet } from "#components/settings/embed-snippet.tsx";
import { ParentsForm } from "#components/settings/parents-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { loadServices } from "#lib/services/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "settings")("tab.website") };
}

/** The booking page inside the business's own website: where it may appear, and what to paste there. */
export default async function WebsitePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.website(slug), "settings:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const [{ locale }, services] = await Promise.all([requestLanguage(), loadServices(scope)]);
  const t = getTranslator(locale, "settings");
  return (
    <PageFrame narrow>
      <PageHeader title={t("title")} />
      <SettingsTabs t={t} tenant={slug} current="website" plan={showsPlan(membership.member.role)} />
      <MessagesProvider {...clientMessages(locale, ["embed", "settings"])}>
        <div className="flex flex-col gap-8">
          <ParentsForm tenant={slug} parents={tenant.embedParents} />
          <EmbedSnippet
            tenant={slug}
            base={env().APP_URL}
            services={services.filter(({ active }) => active).map(({ slug, name }) => ({ slug, name }))}
            listed={tenant.embedParents.length > 0}
          />
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

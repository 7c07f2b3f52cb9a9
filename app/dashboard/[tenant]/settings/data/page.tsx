import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { ExportForm } from "#components/transfer/export-form.tsx";
import { RecentImports } from "#components/transfer/recent-imports.tsx";
import { UploadForm } from "#components/transfer/upload-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { loadRecentImports } from "#lib/transfer/loaders.ts";
import { problemOfUpload } from "#lib/transfer/words.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "transfer")("title") };
}

/** Import and export. */
export default async function DataPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.data(slug), "data:import");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { timezone } = tenant;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "transfer");
  const problem = problemOfUpload((await searchParams).problem, { locale, region, timezone });
  const imports = await loadRecentImports(scope, new Date());
  return (
    <PageFrame narrow>
      <PageHeader title={getTranslator(locale, "settings")("title")} />
      <SettingsTabs
        t={getTranslator(locale, "settings")}
        tenant={slug}
        current="data"
        plan={showsPlan(membership.member.role)}
      />
      <div className="flex flex-col gap-6">
        <Card>
          <h2 className="text-base">{t("import.title")}</h2>
          <p className="mt-1 mb-4 text-muted text-sm">{t("import.text")}</p>
          <MessagesProvider {...clientMessages(locale, ["transfer"])}>
            <UploadForm action={paths.dashboard.upload(slug)} problem={problem} />
          </MessagesProvider>
        </Card>
        <Card>
          <h2 className="text-base">{t("export.title")}</h2>
          <p className="mt-1 mb-4 text-muted text-sm">{t("export.text")}</p>
          <ExportForm t={t} action={paths.dashboard.download(slug)} />
        </Card>
        <section>
          <h2 className="mb-3 text-base">{t("recent.title")}</h2>
          <RecentImports {...{ t, tenant: slug, imports, region, timezone }} />
        </section>
      </div>
    </PageFrame>
  );
}

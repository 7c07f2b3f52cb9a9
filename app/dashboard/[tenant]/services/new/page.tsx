import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { ServiceForm } from "#components/services/service-form.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { absolute, paths } from "#lib/paths.ts";
import { loadServiceEditor } from "#lib/services/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "services")("new.title") };
}

/** A service in the making. */
export default async function NewServicePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.newService(slug), "service:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "services");
  const data = await loadServiceEditor(scope, null);
  return (
    <PageFrame narrow>
      <PageHeader
        title={t("new.title")}
        back={<Link href={paths.dashboard.services(slug)}>{t("back")}</Link>}
      />
      <MessagesProvider {...clientMessages(locale, ["services", "hours", "policies"])}>
        <ServiceForm
          service={null}
          choices={data?.choices ?? { locations: [], staff: [], resources: [], policies: [] }}
          tenant={slug}
          pageUrl={absolute(env().APP_URL, paths.tenant(slug))}
          currency={tenant.currency}
          region={region}
          canCharge={tenant.canCharge}
          warnings={[]}
        />
      </MessagesProvider>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { ServicesTable } from "#components/services/services-table.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { loadServices } from "#lib/services/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "services")("title") };
}

/** Everything the business sells. */
export default async function ServicesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.services(slug), "service:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "services");
  const services = await loadServices(scope);
  const create = (
    <Link href={paths.dashboard.newService(slug)} className={buttonClass("primary", "compact")}>
      <PlusMark />
      {t("create")}
    </Link>
  );
  return (
    <PageFrame>
      <PageHeader title={t("title")} text={t("text")} actions={services.length > 0 && create} />
      {services.length === 0 ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} action={create} />
      ) : (
        <ServicesTable
          t={t}
          services={services}
          currency={tenant.currency}
          region={region}
          hrefOf={(service) => paths.dashboard.service(slug, service)}
        />
      )}
    </PageFrame>
  );
}

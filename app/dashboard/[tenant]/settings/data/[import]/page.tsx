import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { zoneChoices } from "#components/settings/zone-choices.ts";
import { ImportProgress } from "#components/transfer/import-progress.tsx";
import { PlanActions } from "#components/transfer/plan-actions.tsx";
import { PlanKinds } from "#components/transfer/plan-kinds.tsx";
import { PlanOptions } from "#components/transfer/plan-options.tsx";
import { PlanRows } from "#components/transfer/plan-rows.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { type ImportView, loadImport } from "#lib/transfer/loaders.ts";
import { planKinds } from "#lib/transfer/plan.ts";

interface Props {
  params: Promise<{ tenant: string; import: string }>;
  searchParams: Promise<{ show?: string | string[]; page?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "transfer")("title") };
}

/** One file: what it would do before it is started, what became of each row afterwards. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { tenant: slug, import: id } = await params;
  const membership = await memberPage(slug, paths.dashboard.import(slug, id), "data:import");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const asked = await searchParams;
  const show = planKinds.find((kind) => kind === asked.show);
  const page = Math.min(1000, Math.max(1, Number.parseInt(String(asked.page ?? 1), 10) || 1));
  const words = { locale, region, timezone: tenant.timezone };
  const view = await loadImport(scope, id, { show, page }, words, new Date());
  if (view === null) return <MissingHere tenant={slug} />;
  const t = getTranslator(locale, "transfer");
  const back = <Link href={paths.dashboard.data(slug)}>{t("plan.back")}</Link>;
  if (typeof view === "string")
    return (
      <PageFrame narrow>
        <PageHeader title={t("plan.title")} back={back} />
        <ProblemNote words={view} />
      </PageFrame>
    );
  return (
    <PageFrame>
      <PageHeader
        title={t(view.draft ? "plan.title" : "plan.titleStarted")}
        text={view.fileName || t("recent.pasted")}
        back={back}
      />
      <MessagesProvider {...clientMessages(locale, ["transfer"])}>
        {view.progress && (
          <ImportProgress {...{ tenant: slug, id, kind: view.kind, state: view.state, ...view.progress }} />
        )}
        <div className={view.draft ? "grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]" : ""}>
          <div className="min-w-0">
            <PlanKinds {...{ t, tenant: slug, id, counts: view.counts, show }} />
            <PlanRows {...{ t, tenant: slug, id, view, show }} />
            {view.draft && <PlanActions {...{ tenant: slug, id, kind: view.kind, counts: view.counts }} />}
          </div>
          <Reading {...{ view, slug, id, locale, region }} />
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

/** How the draft is read, beside what comes of it. */
function Reading(props: { view: ImportView; slug: string; id: string; locale: Locale; region: string }) {
  const { view, slug, id, locale, region } = props;
  if (!view.draft) return null;
  const t = getTranslator(locale, "transfer");
  const words = { open: t("options.timezone"), noMatches: getTranslator(locale, "ui")("noMatches") };
  return (
    <section aria-labelledby="reading">
      <h2 id="reading" className="mb-3 text-base">
        {t("options.title")}
      </h2>
      <PlanOptions tenant={slug} id={id} draft={view.draft} zones={zoneChoices(region)} words={words} />
    </section>
  );
}

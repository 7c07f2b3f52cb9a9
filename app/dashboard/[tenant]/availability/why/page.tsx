import type { Metadata } from "next";
import { AvailabilityTabs } from "#components/availability/availability-tabs.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { WhyAnswerView } from "#components/explain/why-answer.tsx";
import { WhyForm } from "#components/explain/why-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { loadWhy, type WhyView } from "#lib/availability/explain-page.ts";
import { whyQuery } from "#lib/availability/explain-query.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime, zoneLabel } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { zoneCity } from "#lib/time/zone.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "explain")("title") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

/** Why a time is offered to customers or not: every rule, and the day around it. All of it is in the address. */
export default async function WhyPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, given, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.whyNot(slug), "schedule:own");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "explain");
  const query = whyQuery.parse(
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, one(value)])),
  );
  const now = new Date();
  const view = await loadWhy(scope, member, query, now);
  const length = query.length === undefined ? undefined : String(query.length);
  const { service, staff, date, time, customer } = query;
  return (
    <PageFrame>
      <AvailabilityTabs tenant={slug} current="why" />
      <PageHeader title={t("title")} text={t("text")} />
      {view === null ? (
        <EmptyState title={t("form.empty.title")} text={t("form.empty.text")} />
      ) : (
        <div className="flex flex-col gap-6">
          <WhyForm
            key={JSON.stringify(query)}
            t={t}
            region={region}
            action={paths.dashboard.whyNot(slug)}
            query={query}
            view={view}
            zone={zoneLabel(view.zone, minuteFloor(now), region)}
          />
          {view.problem && <MomentProblem t={t} region={region} view={view} problem={view.problem} />}
          {view.answer && (
            <WhyAnswerView
              answer={view.answer}
              date={view.date}
              minutes={view.length}
              nowHref={paths.dashboard.whyNot(slug, { service, staff, date, time, customer, length })}
              context={{
                tenant: slug,
                calendarZone: tenant.timezone,
                role: member.role,
                staffId: member.staffId,
                words: {
                  t,
                  region,
                  zone: view.zone,
                  names: view.answer.names,
                  from: view.answer.day?.day.from ?? 0,
                },
              }}
            />
          )}
        </div>
      )}
    </PageFrame>
  );
}

/** An earlier moment that cannot be looked at: nothing is made up about it. */
function MomentProblem({
  t,
  region,
  view,
  problem,
}: {
  t: Translator<"explain">;
  region: string;
  view: WhyView;
  problem: NonNullable<WhyView["problem"]>;
}) {
  const { kind, since } = problem;
  return (
    <p role="alert" className="rounded-md bg-caution-wash px-4 py-3 text-caution text-sm">
      {kind === "too_early"
        ? t("asOf.tooEarly", { since: formatDateTime(since, region, view.zone) })
        : kind === "future"
          ? t("asOf.future")
          : t("asOf.unreadable", { city: zoneCity(view.zone) })}
    </p>
  );
}

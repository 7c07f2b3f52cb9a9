import type { Metadata } from "next";
import { HoursEditor } from "#components/availability/hours-editor.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { NavTabs } from "#components/ui/nav-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { ownOnly } from "#lib/auth/permissions.ts";
import { loadHours } from "#lib/availability/hours-loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { weekdayNames, zoneLabel } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { weekStart } from "#lib/time/week.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "hours")("title") };
}

/** Weekly hours and special days, one schedule at a time. */
export default async function AvailabilityPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.availability(slug), "schedule:own");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "hours");
  const minute = minuteFloor(new Date());
  const schedules = await loadHours(scope, member, localDateAt(minute, tenant.timezone));
  const current = schedules.find((hours) => hours.slug === query.schedule) ?? schedules[0];
  return (
    <PageFrame narrow>
      <PageHeader title={t("title")} text={t("text")} />
      {!current ? (
        <EmptyState
          title={t("empty.title")}
          text={t(ownOnly(member.role, "schedule:own") ? "empty.own" : "empty.all")}
        />
      ) : (
        <MessagesProvider {...clientMessages(locale, ["hours"])}>
          {schedules.length > 1 && (
            <div className="mb-5">
              <NavTabs
                label={t("people")}
                tabs={schedules.map((hours) => ({
                  href: paths.dashboard.availability(slug, hours.slug),
                  label: hours.owners.join(", ") || hours.slug,
                  current: hours === current,
                }))}
              />
            </div>
          )}
          <HoursEditor
            key={current.slug}
            tenant={slug}
            hours={current}
            weekdays={weekdayNames(region, "long", weekStart(region))}
            zoneLabel={zoneLabel(current.zone, minute, region)}
            today={localDateAt(minute, current.zone)}
          />
        </MessagesProvider>
      )}
    </PageFrame>
  );
}

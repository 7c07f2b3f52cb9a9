import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AvailabilityTabs } from "#components/availability/availability-tabs.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { TimeOffForm } from "#components/time-off/time-off-form.tsx";
import { TimeOffRow } from "#components/time-off/time-off-row.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can } from "#lib/auth/permissions.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { zoneLabel } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { loadTimeOff, type TimeOffLine } from "#lib/time-off/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "time-off")("title") };
}

/** Requests to decide, a form for the next one, what lies ahead and what has been. */
export default async function TimeOffPage({ params }: { params: Promise<{ tenant: string }> }) {
  const [{ tenant: slug }, { locale, region }] = await Promise.all([params, requestLanguage()]);
  const membership = await memberPage(slug, paths.dashboard.timeOff(slug), "time-off:request");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "time-off");
  const now = new Date();
  const minute = minuteFloor(now);
  const zone = tenant.timezone;
  const decides = can(member.role, "time-off:decide");
  const { toDecide, ahead, earlier, people } = await loadTimeOff(scope, member, now);
  const row = (line: TimeOffLine) => (
    <TimeOffRow
      key={line.id}
      t={t}
      tenant={slug}
      region={region}
      zone={zone}
      now={minute}
      line={line}
      named={decides}
      decides={decides}
    />
  );
  return (
    <PageFrame narrow>
      <AvailabilityTabs tenant={slug} current="off" />
      <PageHeader title={t("title")} text={t(decides ? "text" : "textOwn")} />
      <MessagesProvider {...clientMessages(locale, ["time-off"])}>
        <div className="flex flex-col gap-8">
          {toDecide.length > 0 && <Lines title={t("toDecide")}>{toDecide.map(row)}</Lines>}
          {people.length > 0 && (
            <Card>
              <h2 className={decides ? "text-base" : "mb-4 text-base"}>{t(decides ? "enter" : "ask")}</h2>
              {decides && <p className="mt-0.5 mb-4 text-muted">{t("enterText")}</p>}
              <TimeOffForm
                tenant={slug}
                region={region}
                zone={zone}
                today={localDateAt(minute, zone)}
                people={people.map((person) => ({
                  slug: person.slug,
                  name: person.name,
                  place: zoneLabel(person.zone, minute, region),
                }))}
                decides={decides}
              />
            </Card>
          )}
          {ahead.length > 0 ? (
            <Lines title={t("ahead")}>{ahead.map(row)}</Lines>
          ) : (
            <EmptyState
              title={t("aheadEmpty.title")}
              text={t(decides ? "aheadEmpty.all" : "aheadEmpty.own")}
            />
          )}
          {earlier.length > 0 && <Lines title={t("earlier")}>{earlier.map(row)}</Lines>}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

const Lines = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-3 text-base">{title}</h2>
    <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
      {children}
    </ul>
  </section>
);

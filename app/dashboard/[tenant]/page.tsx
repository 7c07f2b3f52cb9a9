import type { Metadata } from "next";
import { Suspense } from "react";
import { BlockTimeProvider } from "#components/blocks/block-time.tsx";
import { DayScreen } from "#components/dashboard/day-screen.tsx";
import { DayToolbar, dayViews } from "#components/dashboard/day-toolbar.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { OpenPanel } from "#components/dashboard/open-panel.tsx";
import { RequestsStrip } from "#components/dashboard/requests-strip.tsx";
import { WeekScreen } from "#components/dashboard/week-screen.tsx";
import { PlanStrip } from "#components/plans/plan-strip.tsx";
import { missingMetadata } from "#components/site/missing.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { dayAsked } from "#lib/agenda/loaders.ts";
import { memberOf, memberPage } from "#lib/auth/gate.ts";
import { loadLanes } from "#lib/blocks/loaders.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { absolute, paths } from "#lib/paths.ts";
import { addDays, startOfWeek } from "#lib/time/civil.ts";
import { formatDateRange, formatPlainDate, zoneLabel } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { weekStart } from "#lib/time/week.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // The layout's title is for the pages below this one.
  if (!(await memberOf((await params).tenant))) return missingMetadata();
  return { title: getTranslator((await requestLanguage()).locale, "bookings")("day.title") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** The home of the dashboard: a day, with whatever is open beside it. All of its state is in its address. */
export default async function TodayPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, language] = await Promise.all([params, searchParams, requestLanguage()]);
  const membership = await memberPage(slug, paths.dashboard.today(slug), "booking:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { region } = language;
  const t = getTranslator(language.locale, "bookings");
  const now = new Date();
  const zone = membership.tenant.timezone;
  const asked = one(query.date);
  const date = dayAsked(asked, zone, now);
  const view = dayViews.find((name) => name === one(query.view)) ?? "day";
  const [booking, session, block] = [one(query.booking), one(query.session), one(query.block)];
  const place = { date: asked && date, view: view === "day" ? undefined : view };
  const links = {
    closeHref: paths.dashboard.today(slug, place),
    bookingHref: (id: string) => paths.dashboard.today(slug, { ...place, booking: id }),
    sessionHref: (id: string) => paths.dashboard.today(slug, { ...place, session: id }),
    blockHref: (id: string) => paths.dashboard.today(slug, { ...place, block: id }),
  };
  const open = booking ?? session ?? block ?? null;
  const pageUrl = absolute(env().APP_URL, paths.tenant(slug));
  const screen = { t, membership, region, date, now, selected: open, pageUrl, ...links };
  const week = startOfWeek(date, weekStart(region));
  const blocking = {
    tenant: slug,
    zone,
    region,
    place: zoneLabel(zone, minuteFloor(now), region),
    lanes: await loadLanes(membership.scope, membership.member),
  };
  const day = (
    <div className="flex h-full">
      <div className="flex min-w-0 grow flex-col">
        <DayToolbar
          t={t}
          tenant={slug}
          date={date}
          view={view}
          tight={open !== null}
          title={
            view === "week"
              ? formatDateRange(week, addDays(week, 6), region)
              : formatPlainDate(date, region, "medium")
          }
        />
        <Suspense>
          <PlanStrip t={getTranslator(language.locale, "plan")} {...{ membership, region, now }} />
        </Suspense>
        <Suspense>
          <RequestsStrip
            {...{ t, membership, region, now }}
            bookingHref={links.bookingHref}
            allHref={paths.dashboard.bookings(slug, { status: "held" })}
          />
        </Suspense>
        <Suspense>
          {view === "week" ? <WeekScreen {...screen} /> : <DayScreen {...screen} view={view} />}
        </Suspense>
      </div>
      {open && (
        <Suspense>
          <OpenPanel
            t={t}
            membership={membership}
            region={region}
            booking={booking}
            session={session}
            block={block}
            {...links}
          />
        </Suspense>
      )}
    </div>
  );
  return (
    <MessagesProvider {...clientMessages(language.locale, ["blocks"])}>
      <BlockTimeProvider facts={blocking}>{day}</BlockTimeProvider>
    </MessagesProvider>
  );
}

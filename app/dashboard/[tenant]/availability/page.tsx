import type { Metadata } from "next";
import { AvailabilityTabs } from "#components/availability/availability-tabs.tsx";
import { HoursScreen } from "#components/availability/hours-screen.tsx";
import { LockedHours } from "#components/availability/locked-hours.tsx";
import { ownerChoices } from "#components/availability/owner-choices.ts";
import { OwnerSelect } from "#components/availability/owner-select.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { zoneChoices } from "#components/settings/zone-choices.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can, ownOnly } from "#lib/auth/permissions.ts";
import { hullOf } from "#lib/availability/hours.ts";
import { loadHours, ownerAsked, servicesOf } from "#lib/availability/hours-loaders.ts";
import { loadPreview } from "#lib/availability/preview-loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { weekdayNames } from "#lib/time/format.ts";
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

/** Weekly hours and periods of people, places, services and rooms, one at a time, and what customers find with them. */
export default async function AvailabilityPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.availability(slug), "schedule:own");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, member } = membership;
  const t = getTranslator(locale, "hours");
  const now = new Date();
  const all = await loadHours(scope, member, now);
  const owner = ownerAsked(all.owners, query);
  if (!owner)
    return (
      <PageFrame>
        <AvailabilityTabs tenant={slug} current="hours" />
        <PageHeader title={t("title")} text={t("text")} />
        <EmptyState
          title={t("empty.title")}
          text={t(ownOnly(member.role, "schedule:own") ? "empty.own" : "empty.all")}
        />
      </PageFrame>
    );
  const hours = all.schedules.find((one) => one.slug === owner.schedule) ?? null;
  const weekdays = weekdayNames(region, "long", weekStart(region));
  const people = all.owners.filter(({ kind }) => kind === "staff").map(({ schedule }) => schedule);
  const suggestion = {
    timezone: owner.timezone,
    weekly: hullOf(all.schedules.filter((one) => people.includes(one.slug)).map(({ weekly }) => weekly)),
    periods: [],
  };
  const services = servicesOf(all.services, owner);
  const content = hours ?? suggestion;
  const [first] = services;
  const draft = {
    owner: { kind: owner.kind, slug: owner.slug },
    timezone: content.timezone,
    weekly: content.weekly,
    periods: content.periods,
    apart: false,
  };
  const preview = first && (await loadPreview(scope, member, { draft, service: first.slug }, now));
  const others = can(member.role, "schedule:write")
    ? all.schedules
        .filter((one) => one.slug !== hours?.slug)
        .map((one) => ({ slug: one.slug, label: one.owners.map(({ name }) => name).join(", ") }))
    : [];
  return (
    <PageFrame>
      <AvailabilityTabs tenant={slug} current="hours" />
      <PageHeader title={t("title")} text={t("text")} />
      <MessagesProvider {...clientMessages(locale, ["hours"])}>
        <div className="mb-5">
          {all.owners.length > 1 && (
            <OwnerSelect
              owners={ownerChoices(all, t, region, (one) => paths.dashboard.availability(slug, one))}
              current={{ kind: owner.kind, slug: owner.slug }}
            />
          )}
        </div>
        {hours && !hours.editable ? (
          <LockedHours {...{ t, region, owner, hours, weekdays }} />
        ) : (
          <HoursScreen
            key={`${owner.kind}/${owner.slug}`}
            tenant={slug}
            {...{ region, owner, hours, suggestion, others, weekdays, services }}
            zones={zoneChoices(region)}
            preview={preview?.ok ? preview.value : null}
            today={hours?.today ?? localDateAt(minuteFloor(now), owner.timezone)}
          />
        )}
      </MessagesProvider>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { AvailabilityTabs } from "#components/availability/availability-tabs.tsx";
import { DaysScreen } from "#components/availability/days-screen.tsx";
import { LockedHours } from "#components/availability/locked-hours.tsx";
import { OwnerSelect } from "#components/availability/owner-select.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can, ownOnly } from "#lib/auth/permissions.ts";
import { loadHours, type OwnerLine, ownerAsked } from "#lib/availability/hours-loaders.ts";
import { holidayCountries } from "#lib/holidays/holidays.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { weekdayNames } from "#lib/time/format.ts";
import { weekStart } from "#lib/time/week.ts";
import { countryOfZone } from "#lib/time/zone-country.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "hours")("days.title") };
}

/** Closed days, other hours and extra days of one schedule, on a year's calendar. */
export default async function SpecialDaysPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.specialDays(slug), "schedule:own");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "hours");
  const { owners, schedules } = await loadHours(scope, member, new Date());
  const hoursOf = (owner: OwnerLine) => schedules.find((one) => one.slug === owner.schedule) ?? null;
  const owner = ownerAsked(owners, query);
  const hours = owner && hoursOf(owner);
  const countries = (await holidayCountries(tenant.locale)).map(({ code, name }) => ({
    value: code,
    label: name,
  }));
  const codes = countries.map(({ value }) => value);
  const others = can(member.role, "schedule:write")
    ? schedules
        .filter((one) => one !== hours)
        .map((one) => ({
          slug: one.slug,
          label: one.owners.map(({ name }) => name).join(", "),
          dates: one.days.map(({ date }) => date),
        }))
    : [];
  return (
    <PageFrame>
      <AvailabilityTabs tenant={slug} current="days" />
      <MessagesProvider {...clientMessages(locale, ["hours"])}>
        <PageHeader
          title={t("days.title")}
          text={t("days.text")}
          actions={
            owner &&
            owners.length > 1 && (
              <OwnerSelect
                owners={owners.map((one) => {
                  const known = hoursOf(one);
                  return {
                    kind: one.kind,
                    slug: one.slug,
                    name: one.name,
                    detail: known ? t("days.count", { count: known.days.length }) : t("detail.none"),
                    href: paths.dashboard.specialDays(slug, one),
                  };
                })}
                current={{ kind: owner.kind, slug: owner.slug }}
              />
            )
          }
        />
        {!owner ? (
          <EmptyState
            title={t("empty.title")}
            text={t(ownOnly(member.role, "schedule:own") ? "empty.own" : "empty.all")}
          />
        ) : !hours ? (
          <EmptyState
            title={t("none.title", { name: owner.name })}
            text={t("days.noHours")}
            action={
              <Link
                href={paths.dashboard.availability(slug, owner)}
                className={buttonClass("primary", "compact")}
              >
                {t("none.start")}
              </Link>
            }
          />
        ) : hours.editable ? (
          <DaysScreen
            key={`${owner.kind}/${owner.slug}`}
            {...{ region, hours, others, countries }}
            tenant={slug}
            weekStart={weekStart(region)}
            country={countryOfZone(hours.timezone, codes) ?? countryOfZone(tenant.timezone, codes)}
          />
        ) : (
          <LockedHours
            {...{ t, region, owner, hours }}
            weekdays={weekdayNames(region, "long", weekStart(region))}
          />
        )}
      </MessagesProvider>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { NewBooking } from "#components/dashboard/new-booking.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadBookable } from "#lib/agenda/bookable.ts";
import { dayAsked } from "#lib/agenda/loaders.ts";
import { memberPage } from "#lib/auth/gate.ts";
import { can, ownOnly } from "#lib/auth/permissions.ts";
import { loadCustomerLine } from "#lib/customers/detail.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formatDuration } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "bookings")("create.title") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Booking on behalf of a customer. The address may name the service, the person, the day and the start. */
export default async function NewBookingPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, language] = await Promise.all([params, searchParams, requestLanguage()]);
  const membership = await memberPage(slug, paths.dashboard.newBooking(slug), "booking:create");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(language.locale, "bookings");
  const now = new Date();
  const [services, customer] = await Promise.all([
    loadBookable(scope, member),
    loadCustomerLine(scope, member, one(query.customer) ?? "", now),
  ]);
  const start = Number(one(query.start));
  const wanted = services.find((service) => service.slug === one(query.service));
  return (
    <PageFrame>
      <PageHeader title={t("create.title")} text={t("create.text")} />
      {services.length === 0 ? (
        <EmptyState
          title={t("create.noServices.title")}
          text={t("create.noServices.text")}
          action={
            can(member.role, "service:write") && (
              <Link href={paths.dashboard.newService(slug)} className={buttonClass("primary", "compact")}>
                {t("create.noServices.action")}
              </Link>
            )
          }
        />
      ) : (
        <MessagesProvider {...clientMessages(language.locale, ["customers"])}>
          <NewBooking
            tenant={slug}
            services={services.map(({ name, durationMinutes, lengths, ...service }) => ({
              ...service,
              lengths: lengths.map((minutes) => ({
                minutes,
                label: formatDuration(minutes, language.region),
                usual: minutes === durationMinutes,
              })),
              label: `${name} · ${formatDuration(durationMinutes, language.region)}`,
            }))}
            ownOnly={ownOnly(member.role, "booking:create")}
            zone={tenant.timezone}
            region={language.region}
            today={localDateAt(minuteFloor(now), tenant.timezone)}
            date={dayAsked(one(query.date), tenant.timezone, now)}
            initial={{
              service: wanted?.slug,
              staff: one(query.staff),
              start: Number.isInteger(start) && start > minuteFloor(now) ? start : null,
              customer,
            }}
          />
        </MessagesProvider>
      )}
    </PageFrame>
  );
}

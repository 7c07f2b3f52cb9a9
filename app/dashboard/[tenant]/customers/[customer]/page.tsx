import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BlockedBanner } from "#components/customers/blocked-banner.tsx";
import { ContactCard } from "#components/customers/contact-card.tsx";
import { CustomerActions } from "#components/customers/customer-actions.tsx";
import { CustomerCounts } from "#components/customers/customer-counts.tsx";
import { CustomerHistory } from "#components/customers/customer-history.tsx";
import { MergedRecords } from "#components/customers/merged-records.tsx";
import { NoteCard } from "#components/customers/note-card.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { CustomerWaits } from "#components/waitlist/customer-waits.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can } from "#lib/auth/permissions.ts";
import { loadCustomer } from "#lib/customers/detail.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formatDate } from "#lib/time/format.ts";
import { loadWaitsOf } from "#lib/waitlist/staff-loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "customers")("title") };
}

/** One customer: who they are, what the team knows, what they booked. A merged one's address leads to the kept one. */
export default async function CustomerPage({
  params,
}: {
  params: Promise<{ tenant: string; customer: string }>;
}) {
  const [{ tenant: slug, customer: shown }, language] = await Promise.all([params, requestLanguage()]);
  const { locale, region } = language;
  const membership = await memberPage(slug, paths.dashboard.customer(slug, shown), "customer:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const customer = await loadCustomer(scope, member, shown, new Date());
  if (!customer) return <MissingHere tenant={slug} />;
  if (customer.id !== shown) redirect(paths.dashboard.customer(slug, customer.id));
  const t = getTranslator(locale, "customers");
  const bookings = getTranslator(locale, "bookings");
  const zone = tenant.timezone;
  const manages = can(member.role, "customer:manage");
  const last = customer.past[0] ?? customer.ahead[0];
  return (
    <PageFrame>
      <MessagesProvider {...clientMessages(locale, ["customers"])}>
        <PageHeader
          title={<span className="[overflow-wrap:anywhere]">{customer.name}</span>}
          text={t("facts.since", { date: formatDate(customer.since, region, zone, "dated") })}
          back={<Link href={paths.dashboard.customers(slug)}>{t("back")}</Link>}
          actions={
            <CustomerActions
              tenant={slug}
              customer={customer}
              manages={manages}
              bookHref={
                can(member.role, "booking:create")
                  ? paths.dashboard.newBooking(slug, { customer: customer.id, service: last?.service.slug })
                  : null
              }
            />
          }
        />
        {customer.blocked && <BlockedBanner tenant={slug} customer={customer} manages={manages} />}
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
          <div className="flex flex-col gap-5 max-lg:order-2">
            <CustomerHistory
              t={t}
              bookings={bookings}
              customer={customer}
              region={region}
              zone={zone}
              hrefOf={({ id }) => paths.dashboard.bookings(slug, { status: "all", booking: id })}
            />
          </div>
          <div className="flex flex-col gap-5">
            <CustomerCounts t={t} customer={customer} />
            <ContactCard tenant={slug} customer={customer} canEdit={can(member.role, "customer:write")} />
            <NoteCard tenant={slug} customer={customer} canEdit={can(member.role, "customer:write")} />
            <CustomerWaits
              tenant={slug}
              waits={await loadWaitsOf(scope, member, customer.id)}
              region={region}
              t={getTranslator(locale, "waitlist")}
              zone={zone}
            />
            {customer.merged.length > 0 && (
              <MergedRecords
                tenant={slug}
                customer={customer}
                manages={manages}
                region={region}
                zone={zone}
              />
            )}
          </div>
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { BookingsTable } from "#components/dashboard/bookings-table.tsx";
import { ListFilters } from "#components/dashboard/list-filters.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { OpenPanel } from "#components/dashboard/open-panel.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { shortcut } from "#components/dashboard/shortcut.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loadListChoices } from "#lib/agenda/bookable.ts";
import { listQuery, loadBookings } from "#lib/agenda/list.ts";
import { memberPage } from "#lib/auth/gate.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "bookings")("list.title") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

/** Every booking, searched and filtered by the address; one can be open beside the list. */
export default async function BookingsPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, asked, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.bookings(slug), "booking:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "bookings");
  const plain = Object.fromEntries(
    Object.entries(asked).map(([key, value]) => [key, one(value) || undefined]),
  );
  const query = listQuery.parse(plain);
  const zone = tenant.timezone;
  const [list, choices] = await Promise.all([
    loadBookings(scope, member, { query, zone, now: new Date() }),
    loadListChoices(scope, member),
  ]);
  const open = one(asked.booking) ?? null;
  const to = (more: Record<string, string | undefined>) =>
    paths.dashboard.bookings(slug, { ...query, ...more });
  const filtered = Boolean(query.q || query.status || query.service || query.staff || query.from || query.to);
  return (
    <div className="flex h-full">
      <div className="min-w-0 grow overflow-auto">
        <PageFrame>
          <PageHeader
            title={t("list.title")}
            actions={
              <Link
                href={paths.dashboard.newBooking(slug)}
                className={buttonClass("primary", "compact")}
                {...shortcut("n")}
              >
                <PlusMark />
                {t("new")}
              </Link>
            }
          />
          <ListFilters
            key={JSON.stringify(query)}
            action={paths.dashboard.bookings(slug)}
            query={query}
            {...choices}
          />
          {list.lines.length === 0 ? (
            <EmptyState
              title={t(filtered ? "list.noMatch.title" : "list.empty.title")}
              text={t(filtered ? "list.noMatch.text" : "list.empty.text")}
              action={
                <Link
                  href={filtered ? paths.dashboard.bookings(slug) : paths.dashboard.newBooking(slug)}
                  className={buttonClass("secondary", "compact")}
                >
                  {t(filtered ? "list.reset" : "new")}
                </Link>
              }
            />
          ) : (
            <BookingsTable
              t={t}
              lines={list.lines}
              region={region}
              zone={zone}
              selected={open}
              hrefOf={(line) => to({ booking: line.id })}
            />
          )}
          <nav aria-label={t("list.next")} className="mt-4 flex justify-end gap-2">
            {query.after && (
              <Link href={to({ after: undefined })} className={buttonClass("quiet", "compact")}>
                {t("list.first")}
              </Link>
            )}
            {list.next && (
              <Link href={to({ after: list.next })} className={buttonClass("secondary", "compact")}>
                {t("list.next")}
              </Link>
            )}
          </nav>
        </PageFrame>
      </div>
      {open && (
        <Suspense>
          <OpenPanel
            t={t}
            membership={membership}
            region={region}
            booking={open}
            closeHref={to({})}
            bookingHref={(id) => to({ booking: id })}
            sessionHref={(id) => paths.dashboard.today(slug, { session: id })}
          />
        </Suspense>
      )}
    </div>
  );
}

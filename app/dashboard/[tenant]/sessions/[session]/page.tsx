import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { CancelClass } from "#components/sessions/cancel-class.tsx";
import { CapacityForm } from "#components/sessions/capacity-form.tsx";
import { addTo, classFacts } from "#components/sessions/facts-of.ts";
import { PrintButton } from "#components/sessions/print-button.tsx";
import { RosterList } from "#components/sessions/roster-list.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { PlusMark } from "#components/ui/marks.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can } from "#lib/auth/permissions.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { loadRoster } from "#lib/sessions/loaders.ts";
import { formatDateTime, inZone } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "sessions")("title") };
}

/** The list of one class, for the desk, the door and the printer. */
export default async function SessionPage({
  params,
}: {
  params: Promise<{ tenant: string; session: string }>;
}) {
  const { tenant: slug, session } = await params;
  const membership = await memberPage(slug, paths.dashboard.session(slug, session), "booking:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const { locale, region } = await requestLanguage();
  const roster = await loadRoster(scope, member, session);
  if (!roster) return <MissingHere tenant={slug} />;
  const t = getTranslator(locale, "sessions");
  const now = new Date();
  const zone = tenant.timezone;
  const { date, time } = inZone(roster.from, roster.to, region, zone);
  const add = addTo(membership, roster, now);
  const day = { date: localDateAt(roster.from, zone), session: roster.id };
  const ahead = roster.open && roster.from > minuteFloor(now);
  const over = roster.people.some(({ came }) => came !== null);
  const where = [roster.place, ...roster.rooms].join(", ");
  return (
    <PageFrame narrow>
      <PageHeader
        title={<span className="wrap-anywhere">{roster.service.name}</span>}
        back={
          <Link href={paths.dashboard.today(slug, day)} className="print:hidden">
            {t("back")}
          </Link>
        }
        text={
          <>
            {date} · <span className="whitespace-nowrap tabular-nums">{time}</span>
            <br />
            {roster.staff.length > 0 && `${t("with", { names: roster.staff.join(", ") })} · `}
            {where}
          </>
        }
        actions={
          <>
            {add && (
              <Link href={add} className={buttonClass("primary", "compact", "print:hidden")}>
                <PlusMark />
                {t("add")}
              </Link>
            )}
            <PrintButton label={t("print")} />
          </>
        }
      />
      <MessagesProvider {...clientMessages(locale, ["sessions"])}>
        <section
          aria-label={t("people")}
          className="rounded-md border border-hairline bg-surface px-4 py-3 print:border-0 print:p-0"
        >
          <p className="font-medium tabular-nums">
            {roster.open ? t("places", { taken: roster.taken, capacity: roster.capacity }) : t("cancelled")}
          </p>
          {roster.open &&
            (roster.people.length === 0 ? (
              <p className="mt-2 text-muted">{t("empty")}</p>
            ) : (
              <RosterList
                full
                facts={classFacts(membership, roster, region, now)}
                people={roster.people}
                hrefs={Object.fromEntries(
                  roster.people.map(({ id }) => [
                    id,
                    paths.dashboard.today(slug, { date: day.date, booking: id }),
                  ]),
                )}
              />
            ))}
        </section>
        {roster.open && (
          <div className="mt-6 flex flex-wrap items-end justify-between gap-6 print:hidden">
            {ahead && can(member.role, "service:write") && (
              <CapacityForm
                key={roster.capacity}
                tenant={slug}
                session={roster.id}
                capacity={roster.capacity}
                usual={roster.service.capacity}
              />
            )}
            {!over && can(member.role, "booking:cancel") && (
              <CancelClass
                tenant={slug}
                session={roster.id}
                service={roster.service.name}
                when={formatDateTime(roster.from, region, zone, "short")}
                names={roster.people.map(({ name }) => name)}
              />
            )}
          </div>
        )}
      </MessagesProvider>
    </PageFrame>
  );
}

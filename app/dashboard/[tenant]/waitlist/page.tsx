import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { AddForm } from "#components/waitlist/add-form.tsx";
import { LinePicture } from "#components/waitlist/line-picture.tsx";
import { LineRow } from "#components/waitlist/line-row.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can, ownOnly } from "#lib/auth/permissions.ts";
import type { Query } from "#lib/booking/loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { loadOfferTimes, loadWaitlist } from "#lib/waitlist/staff-loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "waitlist")("desk.title") };
}

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Query>;
}

const usualDays = 28;

/** Who waits for a time, service by service, in the order in which they are offered one. */
export default async function WaitlistDeskPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, query, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const membership = await memberPage(slug, paths.dashboard.waitlist(slug), "waitlist:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(locale, "waitlist");
  const zone = tenant.timezone;
  const own = ownOnly(member.role, "waitlist:write");
  const offering = typeof query.offer === "string" ? query.offer : "";
  const [{ services, choices }, times] = await Promise.all([
    loadWaitlist(scope, member),
    offering ? loadOfferTimes(scope, member, offering) : null,
  ]);
  const today = localDateAt(minuteFloor(new Date()), zone);
  const adding = query.add !== undefined && choices.length > 0;
  const add = choices.length > 0 && !adding && (
    <Link href={paths.dashboard.waitlist(slug, { add: "1" })} className={buttonClass("secondary", "compact")}>
      {t("desk.add")}
    </Link>
  );
  return (
    <PageFrame narrow>
      <MessagesProvider {...clientMessages(locale, ["waitlist"])}>
        <PageHeader
          title={t("desk.title")}
          text={t(own ? "desk.textOwn" : "desk.text")}
          actions={services.length > 0 && add}
        />
        <div className="flex flex-col gap-8">
          {adding && (
            <Card>
              <h2 className="mb-4 text-base">{t("desk.add")}</h2>
              <AddForm
                tenant={slug}
                proposed={addDays(today, usualDays)}
                {...{ choices, own, today, zone, region }}
              />
            </Card>
          )}
          {services.length === 0 && (
            <EmptyState
              title={t("desk.empty")}
              text={t(choices.length > 0 ? "desk.emptyText" : "desk.off")}
              picture={<LinePicture />}
              action={
                choices.length > 0 ? (
                  add
                ) : can(member.role, "service:write") ? (
                  <Link href={paths.dashboard.services(slug)} className={buttonClass("secondary", "compact")}>
                    {getTranslator(locale, "dashboard")("nav.services")}
                  </Link>
                ) : undefined
              }
            />
          )}
          {services.map((service) => (
            <section key={service.slug} aria-labelledby={`line-${service.slug}`}>
              <div className="mb-3 flex flex-wrap items-baseline gap-x-3">
                <h2 id={`line-${service.slug}`} className="text-base [overflow-wrap:anywhere]">
                  {service.name}
                </h2>
                <p className="text-muted">{t("desk.count", { count: service.lines.length })}</p>
              </div>
              <ol className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
                {service.lines.map((line, index) => (
                  <LineRow
                    key={line.id}
                    tenant={slug}
                    position={index + 1}
                    count={service.lines.length}
                    orders={can(member.role, "waitlist:order")}
                    times={line.id === offering && line.offer === null ? times : null}
                    {...{ t, region, zone, line }}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

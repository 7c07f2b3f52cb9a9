import type { Metadata } from "next";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { ServiceSummary } from "#components/booking/service-summary.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { JoinForm } from "#components/waitlist/join-form.tsx";
import { loadServiceCard, type Query } from "#lib/booking/loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { loadJoinPage } from "#lib/waitlist/loaders.ts";

interface Props {
  params: Promise<{ tenant: string; service: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, service: slug } = await params;
  const [card, { locale }] = await Promise.all([loadServiceCard(tenant, slug), requestLanguage()]);
  if (!card?.service.waitlist) return missingMetadata("booking");
  const t = getTranslator(locale, "waitlist");
  const title = t("join.title", { service: card.service.name, business: card.business.name });
  return { title: { absolute: title }, robots: { index: false } };
}

/** `/{tenant}/{service}/waitlist`: where somebody says which times they wait for. */
export default async function JoinWaitlistPage({ params, searchParams }: Props) {
  const [{ tenant, service: slug }, query, { locale }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const page = await loadJoinPage(tenant, slug, query);
  if (!page) return <Missing sought="booking" />;
  const { business, service, region, zone, ...choices } = page;
  const t = getTranslator(locale, "waitlist");
  const words = query.done === "again" ? "join.again" : null;
  return (
    <PublicFrame business={business} t={getTranslator(locale, "booking")} back>
      <ZoneScript choice={zone} />
      <div className={zonedClass}>
        <MessagesProvider {...clientMessages(locale, ["waitlist"])}>
          <div className="grid grid-cols-1 overflow-clip border-hairline bg-surface max-sm:border-y sm:rounded-md sm:border lg:grid-cols-[18rem_minmax(0,1fr)]">
            <div className="border-hairline p-5 max-lg:border-b sm:p-6 lg:border-e">
              <ServiceSummary service={service} region={region} t={getTranslator(locale, "booking")} />
            </div>
            <div className="min-w-0 p-5 sm:p-6">
              <h2 className="text-lg">{t(words ?? "join.heading")}</h2>
              <p role={words ? "status" : undefined} className="mt-1 mb-6 max-w-prose text-muted">
                {t(words ? "join.againText" : "join.text")}
              </p>
              {!words && (
                <JoinForm
                  business={{ slug: business.slug, name: business.name }}
                  service={service}
                  zone={zone.zone}
                  region={region}
                  {...choices}
                />
              )}
            </div>
          </div>
        </MessagesProvider>
      </div>
    </PublicFrame>
  );
}

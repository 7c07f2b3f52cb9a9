import type { Metadata } from "next";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { BookingFacts } from "#components/manage/booking-facts.tsx";
import { CalendarLinks } from "#components/manage/calendar-links.tsx";
import { CancelForm } from "#components/manage/cancel-form.tsx";
import { CancelTerms } from "#components/manage/cancel-terms.tsx";
import { ChangeForm } from "#components/manage/change-form.tsx";
import { choiceWords } from "#components/manage/choice-words.ts";
import { Headline, type News } from "#components/manage/headline.tsx";
import { PayPanel } from "#components/manage/pay-panel.tsx";
import { SeriesDates } from "#components/manage/series-dates.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import type { Query } from "#lib/booking/loaders.ts";
import { loadManaged } from "#lib/booking/manage-loaders.ts";
import { canChange } from "#lib/booking/manage-view.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { formatMoney } from "#lib/money.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";
import { loadManagedSeries } from "#lib/series/loaders.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [view, { locale }] = await Promise.all([loadManaged((await params).token), requestLanguage()]);
  if (!view) return missingMetadata("manage");
  const title = getTranslator(locale, "manage")("title", { business: view.business.name });
  return { title: { absolute: title }, robots: { index: false, follow: false }, referrer: formReferrer };
}

const newsOf = (query: Query): News =>
  (["booked", "moved", "changed", "cancelled", "paid", "unpaid"] as const).find((news) => query[news]) ??
  null;

/** `/manage/{token}`: what was booked, and what can be done about it. Opening it changes nothing (case A17). */
export default async function ManagePage({ params, searchParams }: Props) {
  const [{ token }, query, { locale, region }] = await Promise.all([params, searchParams, requestLanguage()]);
  const [view, series] = await Promise.all([loadManaged(token), loadManagedSeries(token)]);
  if (!view) return <Missing sought="manage" />;
  const t = getTranslator(locale, "manage");
  const { business, service, state, from, zone } = view;
  const { lengths, parties } = choiceWords(view, region, t);
  return (
    <PublicFrame business={business} t={getTranslator(locale, "booking")}>
      <MessagesProvider {...clientMessages(locale, series ? ["manage", "series"] : ["manage"])}>
        <div className="mx-auto grid w-full max-w-2xl grid-cols-1 gap-8 border-hairline bg-surface p-5 max-sm:border-y sm:rounded-md sm:border sm:p-8">
          <Headline view={view} news={newsOf(query)} region={region} t={t} />
          {view.feeDue !== null && (
            <PayPanel
              token={token}
              label={t("fee.pay", {
                fee: formatMoney({ amount: view.feeDue, currency: view.price.currency }, region),
              })}
              checkoutUrl={view.checkoutUrl}
              returned={newsOf(query) === "paid"}
              terms={<p>{t("fee.why", { business: business.name })}</p>}
            />
          )}
          {state === "unpaid" && (
            <PayPanel
              token={token}
              label={
                view.money.due > 0
                  ? t("pay.submit", {
                      due: formatMoney({ amount: view.money.due, currency: view.price.currency }, region),
                    })
                  : t("pay.card")
              }
              checkoutUrl={view.checkoutUrl}
              returned={newsOf(query) === "paid"}
              terms={view.money.due > 0 && <CancelTerms view={view} region={region} t={t} ahead />}
            />
          )}
          <BookingFacts view={view} region={region} t={t} />
          {canChange(state) && (
            <>
              {state === "upcoming" && <CalendarLinks links={view.links} t={t} />}
              <section aria-labelledby="change" className="border-hairline border-t pt-6">
                <h2 id="change" className="mb-3 font-medium text-sm">
                  {t("change.title")}
                </h2>
                {service.slug === null ? (
                  <p className="mb-2 text-muted text-sm">{t("change.noMove", { business: business.name })}</p>
                ) : (
                  <a
                    href={paths.manageMove(token)}
                    className={buttonClass("secondary", "touch", "mb-2 max-sm:w-full")}
                  >
                    {t("change.move")}
                  </a>
                )}
                {(lengths ?? parties) && (
                  <ChangeForm {...{ token, lengths, parties }} version={view.version} />
                )}
                <CancelForm
                  token={token}
                  version={view.version}
                  business={business.name}
                  time={formatDateTime(from, region, zone, "short")}
                  terms={
                    state === "unpaid" ? (
                      <p>{t("cost.none")}</p>
                    ) : (
                      <CancelTerms view={view} region={region} t={t} />
                    )
                  }
                  series={series ?? undefined}
                />
              </section>
            </>
          )}
          {series && (
            <SeriesDates series={series} t={getTranslator(locale, "series")} region={region} zone={zone} />
          )}
          {!canChange(state) && service.slug !== null && (
            <div>
              <a href={paths.service(business.slug, service.slug)} className={buttonClass("primary")}>
                {t("again")}
              </a>
            </div>
          )}
        </div>
      </MessagesProvider>
    </PublicFrame>
  );
}

import type { Metadata } from "next";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { AnswerForms } from "#components/waitlist/answer-forms.tsx";
import { OfferFacts } from "#components/waitlist/offer-facts.tsx";
import type { Query } from "#lib/booking/loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";
import { formatDateTime, formatDuration } from "#lib/time/format.ts";
import { loadWaiting } from "#lib/waitlist/loaders.ts";
import type { WaitingView } from "#lib/waitlist/waiting-view.ts";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [view, { locale }] = await Promise.all([loadWaiting((await params).token), requestLanguage()]);
  if (!view) return missingMetadata("waitlist");
  const title = getTranslator(locale, "waitlist")("page.title", { business: view.business.name });
  return { title: { absolute: title }, robots: { index: false, follow: false }, referrer: formReferrer };
}

/** What to say first: an offer goes before everything, and what was just done before what was already so. */
function headingOf({ state, offer }: WaitingView, done: Query[string]) {
  if (state !== "waiting") return state;
  if (offer?.state === "open") return "offer";
  if (done === "joined" || done === "declined") return done;
  return offer ? "late" : "waiting";
}

/** `/waitlist/{token}`: where the mails of the waitlist land. Opening it answers nothing (case A17). */
export default async function WaitingPage({ params, searchParams }: Props) {
  const [{ token }, { done }, { locale, region }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const view = await loadWaiting(token);
  if (!view) return <Missing sought="waitlist" />;
  const t = getTranslator(locale, "waitlist");
  const { business, service, offer, zone, manageToken, state, now } = view;
  const heading = headingOf(view, done);
  const at = (minute: number) => formatDateTime(minute, region, zone, "short");
  const words = {
    business: business.name,
    until: offer ? at(offer.deadline) : "",
    left: offer ? formatDuration(Math.max(0, offer.deadline - now), region) : "",
  };
  return (
    <PublicFrame business={business} t={getTranslator(locale, "booking")}>
      <MessagesProvider {...clientMessages(locale, ["waitlist"])}>
        <div className="mx-auto grid w-full max-w-2xl grid-cols-1 gap-8 border-hairline bg-surface p-5 max-sm:border-y sm:rounded-md sm:border sm:p-8">
          <div>
            <h1 className="text-2xl [overflow-wrap:anywhere]">{t(`page.${heading}`)}</h1>
            <p role="status" className="mt-1.5 text-muted [overflow-wrap:anywhere]">
              {t(`page.${heading}Text`, words)}
            </p>
          </div>
          <OfferFacts view={view} region={region} t={t} />
          {state === "waiting" ? (
            <AnswerForms
              token={token}
              offer={offer && { id: offer.id, open: offer.state === "open", time: at(offer.from) }}
              approval={service.approval}
              business={business.name}
            />
          ) : (
            <div>
              {manageToken ? (
                <a href={paths.manage(manageToken)} className={buttonClass("primary")}>
                  {t("page.openBooking")}
                </a>
              ) : (
                service.slug !== null && (
                  <a href={paths.service(business.slug, service.slug)} className={buttonClass("secondary")}>
                    {t("page.again")}
                  </a>
                )
              )}
            </div>
          )}
        </div>
      </MessagesProvider>
    </PublicFrame>
  );
}

import type { Metadata } from "next";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { AnswerForm } from "#components/decide/answer-form.tsx";
import { RequestFacts } from "#components/decide/request-facts.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { loadRequest, type RequestView } from "#lib/booking/decision-loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  params: Promise<{ token: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [view, { locale }] = await Promise.all([loadRequest((await params).token), requestLanguage()]);
  if (!view) return missingMetadata("decide");
  const title = getTranslator(locale, "decide")("title", { business: view.business.name });
  return { title: { absolute: title }, robots: { index: false, follow: false }, referrer: formReferrer };
}

const answered = ({ status }: RequestView) =>
  status === "confirmed" || status === "declined" || status === "expired" ? status : "other";

/** `/decide/{token}`: where the mail about a request lands. Opening it decides nothing (case A17). */
export default async function DecidePage({ params }: Props) {
  const [{ token }, { locale, region }] = await Promise.all([params, requestLanguage()]);
  const view = await loadRequest(token);
  if (!view) return <Missing sought="decide" />;
  const t = getTranslator(locale, "decide");
  const { business, customer, waiting, waitsUntil, zone } = view;
  const { name } = customer;
  const done = answered(view);
  const until = waitsUntil === null ? "" : formatDateTime(waitsUntil, region, zone);
  return (
    <PublicFrame business={business} t={getTranslator(locale, "booking")}>
      <MessagesProvider {...clientMessages(locale, ["decide"])}>
        <div className="mx-auto grid w-full max-w-2xl grid-cols-1 gap-8 border-hairline bg-surface p-5 max-sm:border-y sm:rounded-md sm:border sm:p-8">
          <div>
            <h1 className="text-2xl [overflow-wrap:anywhere]">
              {waiting ? t("asks", { name }) : t(`done.${done}`)}
            </h1>
            <p role="status" className="mt-1.5 text-muted [overflow-wrap:anywhere]">
              {waiting ? t("waits", { until }) : t(`done.${done}Text`, { name })}
            </p>
          </div>
          <RequestFacts view={view} region={region} t={t} />
          {waiting ? (
            <AnswerForm token={token} version={view.version} name={name} />
          ) : (
            <div>
              <a href={paths.dashboard.today(business.slug)} className={buttonClass("secondary")}>
                {t("dashboard")}
              </a>
            </div>
          )}
        </div>
      </MessagesProvider>
    </PublicFrame>
  );
}

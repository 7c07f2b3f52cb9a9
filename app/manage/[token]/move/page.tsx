import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
import { Mover } from "#components/manage/mover.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { BackMark } from "#components/ui/marks.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import type { Query } from "#lib/booking/loaders.ts";
import { loadManaged, loadMoveTimes } from "#lib/booking/manage-loaders.ts";
import { canChange } from "#lib/booking/manage-view.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";
import { formatDateTime, zoneLabel } from "#lib/time/format.ts";

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [view, { locale }] = await Promise.all([loadManaged((await params).token), requestLanguage()]);
  if (!view) return missingMetadata("manage");
  const title = getTranslator(locale, "manage")("move.title");
  return { title: { absolute: title }, robots: { index: false, follow: false }, referrer: formReferrer };
}

/** `/manage/{token}/move`: another time for the same booking. */
export default async function MovePage({ params, searchParams }: Props) {
  const [{ token }, query, { locale }] = await Promise.all([params, searchParams, requestLanguage()]);
  const view = await loadManaged(token);
  if (!view) return <Missing sought="manage" />;
  const times = canChange(view.state) ? await loadMoveTimes(token, query) : null;
  if (!times) redirect(paths.manage(token));
  const t = getTranslator(locale, "manage");
  const { picker, zone, region, group, start, gone } = times;
  const { business, from, to, place } = view;
  return (
    <PublicFrame business={business} t={getTranslator(locale, "booking")}>
      <ZoneScript choice={zone} />
      <div className={zonedClass}>
        <MessagesProvider {...clientMessages(locale, ["booking", "manage"])}>
          <Mover
            key={picker.zone}
            {...{ token, from, group, start, gone, region }}
            version={view.version}
            minutes={to - from}
            business={{ name: business.name, timezone: place.timezone }}
            view={picker}
            summary={
              <>
                <a
                  href={paths.manage(token)}
                  className="-ms-2 mb-2 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 font-medium text-accent-text hover:bg-accent-wash"
                >
                  <BackMark className="size-4" />
                  {t("move.back")}
                </a>
                <h1 className="text-xl sm:text-2xl">{t("move.title")}</h1>
                <p className="mt-2 [overflow-wrap:anywhere]">{view.service.name}</p>
                <p className="mt-4 text-muted text-sm">{t("move.now")}</p>
                <p className="font-semibold tabular-nums">
                  {formatDateTime(from, region, picker.zone, "short")}
                </p>
                <p className="text-muted text-sm">{zoneLabel(picker.zone, from, region)}</p>
              </>
            }
          />
        </MessagesProvider>
      </div>
    </PublicFrame>
  );
}

import { SampleBooking } from "#components/site/sample-booking.tsx";
import { SiteHeader } from "#components/site/site-header.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

const promises = ["once", "zones", "desk"] as const;

/** What Punctual is, for somebody who has a business and three minutes. */
export default async function HomePage() {
  const t = getTranslator((await requestLanguage()).locale, "site");
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main className="mx-auto w-full max-w-6xl grow px-5 sm:px-8">
        <section className="grid items-center gap-12 py-10 sm:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)] lg:gap-16 lg:py-20">
          <div>
            <h1 className="text-3xl sm:text-[3.25rem] sm:leading-[1.08] sm:tracking-[-0.028em]">
              {t("hero.title")}
            </h1>
            <p className="mt-5 max-w-[34rem] text-lg text-muted">{t("hero.text")}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              <a href={paths.signUp()} className={buttonClass("primary", "touch", "max-sm:w-full")}>
                {t("signUp")}
              </a>
              <a href={paths.signIn()} className={buttonClass("secondary", "touch", "max-sm:w-full")}>
                {t("signIn")}
              </a>
            </div>
            <p className="mt-4 text-muted text-sm">{t("hero.note")}</p>
          </div>
          <SampleBooking t={t} />
        </section>
        <section aria-labelledby="promises" className="border-hairline border-t py-12 sm:py-16">
          <h2 id="promises" className="text-xl">
            {t("promises.title")}
          </h2>
          <dl className="mt-8 grid gap-8 md:grid-cols-3 md:gap-12">
            {promises.map((name) => (
              <div key={name}>
                <dt className="font-semibold">{t(`promises.${name}.title`)}</dt>
                <dd className="mt-2 text-muted">{t(`promises.${name}.text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
      <footer className="mx-auto w-full max-w-6xl px-5 text-muted text-sm sm:px-8">
        <p className="border-hairline border-t py-8">{t("footer")}</p>
      </footer>
    </div>
  );
}

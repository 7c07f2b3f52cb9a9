import { MessagePage } from "#components/site/message-page.tsx";
import { SiteHeader } from "#components/site/site-header.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

/** The same words for what never existed and what is not theirs to see (case T: give nothing away). */
export default async function NotFound() {
  const t = getTranslator((await requestLanguage()).locale, "system");
  return (
    <>
      <SiteHeader actions={false} />
      <MessagePage title={t("notFound.title")} text={t("notFound.text")}>
        <a href={paths.home()} className={buttonClass("secondary")}>
          {t("notFound.home")}
        </a>
      </MessagePage>
    </>
  );
}

import { MessagePage } from "#components/site/message-page.tsx";
import { SiteHeader } from "#components/site/site-header.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

/** Unknown, foreign, mistyped and used-up links look the same and tell nothing (case A14). */
export default async function ManageNotFound() {
  const t = getTranslator((await requestLanguage()).locale, "manage");
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

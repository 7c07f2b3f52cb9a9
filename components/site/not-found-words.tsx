import { buttonClass } from "#components/ui/button-class.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { MessagePage } from "./message-page.tsx";
import { SiteHeader } from "./site-header.tsx";

/** What was looked for: anything, a booking page, the booking or the request behind a link. Each has its own advice. */
export type Sought = "system" | "booking" | "manage" | "decide" | "waitlist";

/** The same words for what never existed and what is not theirs to see (cases T1, T19, A14): they give nothing away. */
export async function NotFoundWords({ sought }: { sought: Sought }) {
  const t = getTranslator((await requestLanguage()).locale, sought);
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

import Link from "next/link";
import { markMissing } from "#components/site/missing.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { PageFrame } from "./page-frame.tsx";

/**
 * What a page of the dashboard returns where there is nothing to show: a 404 inside the dashboard. To strangers the
 * layout shows none of it (`<Missing>`), so that a foreign business looks like one that does not exist.
 */
export async function MissingHere({ tenant }: { tenant: string }) {
  markMissing();
  const t = getTranslator((await requestLanguage()).locale, "dashboard");
  return (
    <PageFrame narrow>
      <PageHeader title={t("notFound.title")} text={t("notFound.text")} />
      <Link href={paths.dashboard.today(tenant)} className={buttonClass("secondary", "compact")}>
        {t("notFound.home")}
      </Link>
    </PageFrame>
  );
}

import { AuthPage } from "#components/auth/auth-page.tsx";
import { ForgetDraft } from "#components/signup/forget-draft.tsx";
import { ShareLink } from "#components/signup/share-link.tsx";
import { Missing } from "#components/site/missing.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { CheckMark } from "#components/ui/marks.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { one, type SearchParams } from "#lib/auth/search.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { absolute, paths } from "#lib/paths.ts";

/** The page is live: here is its address. */
export default async function DonePage({ searchParams }: { searchParams: SearchParams }) {
  const slug = one((await searchParams).tenant) ?? "";
  const [{ locale }, membership] = await Promise.all([
    requestLanguage(),
    memberPage(slug, paths.signUpDone(slug)),
  ]);
  if (!membership) return <Missing />;
  const { tenant } = membership;
  const t = getTranslator(locale, "signup");
  return (
    <AuthPage>
      <p className="mb-5 grid size-11 place-items-center rounded-full bg-good-wash text-good">
        <CheckMark className="size-6" />
      </p>
      <h1 className="text-2xl">{t("done.title", { business: tenant.name })}</h1>
      <p className="mt-3 mb-6 text-muted">{t("done.text")}</p>
      <MessagesProvider {...clientMessages(locale, ["signup"])}>
        <ForgetDraft />
        <ShareLink url={absolute(env().APP_URL, paths.tenant(tenant.slug))} />
      </MessagesProvider>
      <div className="mt-8 flex flex-wrap gap-3">
        <a
          href={paths.dashboard.today(tenant.slug)}
          className={buttonClass("primary", "touch", "max-sm:w-full")}
        >
          {t("done.dashboard")}
        </a>
        <a href={paths.tenant(tenant.slug)} className={buttonClass("secondary", "touch", "max-sm:w-full")}>
          {t("done.page")}
        </a>
      </div>
    </AuthPage>
  );
}

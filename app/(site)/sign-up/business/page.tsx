import type { Metadata } from "next";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { BusinessForm } from "#components/signup/business-form.tsx";
import { signUpChoices } from "#components/signup/choices.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { userPage } from "#lib/auth/gate.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "signup")("title") };
}

export default async function BusinessPage() {
  const [{ locale, region }, user] = await Promise.all([requestLanguage(), userPage(paths.signUpBusiness())]);
  return (
    <AuthPage wide>
      <noscript>
        <p role="alert" className="mb-8 rounded-md border border-caution/40 bg-caution-wash p-4 text-caution">
          {getTranslator(locale, "signup")("noScript")}
        </p>
      </noscript>
      <UiProvider locale={region}>
        <MessagesProvider {...clientMessages(locale, ["signup", "auth", "ui"])}>
          <BusinessForm
            choices={signUpChoices(region, new Date())}
            prefix={`${new URL(env().APP_URL).host}/`}
            ownerName={user.name ?? ""}
          />
        </MessagesProvider>
      </UiProvider>
    </AuthPage>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { PolicyForm } from "#components/policies/policy-form.tsx";
import { usualPrice } from "#components/policies/words.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "policies")("new.title") };
}

/** A policy in the making. */
export default async function NewPolicyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.newPolicy(slug), "policy:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { currency } = membership.tenant;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "policies");
  return (
    <PageFrame narrow>
      <PageHeader
        title={t("new.title")}
        back={<Link href={paths.dashboard.policies(slug)}>{t("back")}</Link>}
      />
      <MessagesProvider {...clientMessages(locale, ["policies"])}>
        <PolicyForm
          tenant={slug}
          policy={null}
          paid={{ amount: usualPrice(currency), currency }}
          region={region}
        />
      </MessagesProvider>
    </PageFrame>
  );
}

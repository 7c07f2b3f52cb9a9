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
import { loadPolicy } from "#lib/policies/loaders.ts";
import { policyName } from "#lib/policies/policy.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "policies")("title") };
}

/** The editor of a policy that exists. */
export default async function PolicyPage({
  params,
}: {
  params: Promise<{ tenant: string; policy: string }>;
}) {
  const { tenant: slug, policy: wanted } = await params;
  const membership = await memberPage(slug, paths.dashboard.policy(slug, wanted), "policy:write");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const [{ locale, region }, policy] = await Promise.all([requestLanguage(), loadPolicy(scope, wanted)]);
  if (!policy) return <MissingHere tenant={slug} />;
  const t = getTranslator(locale, "policies");
  const { currency } = tenant;
  return (
    <PageFrame narrow>
      <PageHeader
        title={t("edit.title", { name: policyName(policy.slug) })}
        text={t("edit.note")}
        back={<Link href={paths.dashboard.policies(slug)}>{t("back")}</Link>}
      />
      <MessagesProvider {...clientMessages(locale, ["policies"])}>
        <PolicyForm
          tenant={slug}
          policy={policy}
          paid={{ amount: policy.price ?? usualPrice(currency), currency }}
          region={region}
        />
      </MessagesProvider>
    </PageFrame>
  );
}

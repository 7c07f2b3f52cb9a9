import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { KeyForm } from "#components/settings/key-form.tsx";
import { KeyRow } from "#components/settings/key-row.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { ApiKeyView } from "#lib/api-keys/data.ts";
import { loadApiKeys } from "#lib/api-keys/loaders.ts";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "settings")("keys.title") };
}

/** Keys for programs. */
export default async function ApiKeysPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.apiKeys(slug), "api-key:manage");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "settings");
  const keys = await loadApiKeys(scope);
  const when = (at: Date) => formatDateTime(minuteFloor(at), region, tenant.timezone, "short");
  const endOf = ({ expiresAt, replaced }: ApiKeyView) =>
    expiresAt && t(replaced ? "keys.replacedUntil" : "keys.endsAt", { when: when(expiresAt) });
  return (
    <PageFrame narrow>
      <PageHeader title={t("title")} />
      <SettingsTabs t={t} tenant={slug} current="keys" plan={showsPlan(membership.member.role)} />
      <p className="mb-4 text-muted">{t("keys.text")}</p>
      <MessagesProvider {...clientMessages(locale, ["settings"])}>
        <div className="flex flex-col gap-6">
          <KeyForm tenant={slug} />
          {keys.length === 0 ? (
            <EmptyState title={t("keys.empty.title")} text={t("keys.empty.text")} />
          ) : (
            <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
              {keys.map((key) => (
                <KeyRow
                  key={key.id}
                  tenant={slug}
                  id={key.id}
                  name={key.name}
                  prefix={key.prefix}
                  scopes={key.scopes}
                  lastUsed={`${t("keys.used")}: ${key.lastUsedAt ? when(key.lastUsedAt) : t("keys.never")}`}
                  ends={endOf(key)}
                  replaced={key.replaced}
                />
              ))}
            </ul>
          )}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

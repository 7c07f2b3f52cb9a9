import type { Metadata } from "next";
import Link from "next/link";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { StatusBadge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { DeliveryLog, logFilters } from "#components/webhooks/delivery-log.tsx";
import { EditEndpoint } from "#components/webhooks/edit-endpoint.tsx";
import { EndpointControls } from "#components/webhooks/endpoint-controls.tsx";
import { stateOf } from "#components/webhooks/state-words.ts";
import { memberPage } from "#lib/auth/gate.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { loadEndpoint } from "#lib/webhooks/loaders.ts";

interface Props {
  params: Promise<{ tenant: string; webhook: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "webhooks")("title") };
}

/** One endpoint: how it does, what it hears of, and what was sent to it. */
export default async function WebhookPage({ params, searchParams }: Props) {
  const [{ tenant: slug, webhook: id }, query] = await Promise.all([params, searchParams]);
  const membership = await memberPage(slug, paths.dashboard.webhook(slug, id), "webhook:manage");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant } = membership;
  const status = logFilters.find((known) => known === query.status);
  const cursor = typeof query.cursor === "string" ? query.cursor.slice(0, 200) : undefined;
  const found = await loadEndpoint(scope, id, { status, cursor });
  if (!found) return <MissingHere tenant={slug} />;
  const { endpoint, deliveries, nextCursor } = found;
  const { url, description, events, active, previousUntil } = endpoint;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "webhooks");
  const when = (at: Date) => formatDateTime(minuteFloor(at), region, tenant.timezone, "short");
  const now = new Date();
  const { tone, label, text } = stateOf(t, endpoint, when);
  return (
    <PageFrame narrow>
      <PageHeader
        back={<Link href={paths.dashboard.webhooks(slug)}>{t("title")}</Link>}
        title={<span className="break-all">{url}</span>}
        text={description}
      />
      <MessagesProvider {...clientMessages(locale, ["settings", "webhooks"])}>
        <div className="flex flex-col gap-6">
          <Card className="flex flex-col gap-3">
            <StatusBadge tone={tone} className="self-start">
              {label}
            </StatusBadge>
            {text !== null && <p>{text}</p>}
            {previousUntil && previousUntil > now && (
              <p className="text-muted text-sm">{t("previous", { when: when(previousUntil) })}</p>
            )}
            <EndpointControls tenant={slug} id={id} url={url} active={active} />
          </Card>
          <Card className="py-1 sm:py-2">
            <Disclosure summary={t("edit")}>
              <EditEndpoint key={url + events.join()} tenant={slug} {...{ id, url, description, events }} />
            </Disclosure>
          </Card>
          <DeliveryLog
            t={t}
            tenant={slug}
            endpoint={id}
            {...{ deliveries, status, cursor, nextCursor, when }}
          />
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}

import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { showId } from "#lib/ids.ts";
import { isWebhookType } from "#lib/webhooks/events.ts";
import type { DeliveryView } from "#lib/webhooks/log-data.ts";
import { ReplayButton } from "./replay-button.tsx";
import { ResponseText } from "./response-text.tsx";
import { failureWords } from "./state-words.ts";

interface Props {
  t: Translator<"webhooks">;
  tenant: string;
  endpoint: string;
  delivery: DeliveryView;
  when: (at: Date) => string;
}

const tones: Record<DeliveryView["status"], Tone> = {
  pending: "caution",
  sending: "note",
  delivered: "good",
  failed: "bad",
};

/** One line of the log; opened, it shows what the receiver answered. */
export function DeliveryRow({ t, tenant, endpoint, delivery, when }: Props) {
  const { type, status, responseStatus, failure, attempts, createdAt, lastAttemptAt, nextAttemptAt } =
    delivery;
  const event = t(isWebhookType(type) ? `event.${type}` : "event.test");
  const made = when(createdAt);
  return (
    <li className="px-4 py-1">
      <Disclosure
        summary={
          <span className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1 font-normal">
            <span className="min-w-[min(12rem,100%)] grow">
              {event}
              <span className="block text-muted text-xs">
                {made}
                {responseStatus !== null && ` · ${responseStatus}`}
                {attempts > 0 && ` · ${t("attempts", { count: attempts })}`}
              </span>
            </span>
            <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>
          </span>
        }
      >
        <div className="flex flex-col gap-2 pb-3 text-sm">
          {failure !== null && (
            <p className="text-bad">{t("result.none", { why: failureWords(t, failure) })}</p>
          )}
          {responseStatus !== null && <ResponseText t={t} text={delivery.responseBody} />}
          <p className="break-all text-muted text-xs">
            {lastAttemptAt && `${t("last", { when: when(lastAttemptAt), ms: delivery.durationMs ?? 0 })} · `}
            {nextAttemptAt && `${t("next", { when: when(nextAttemptAt) })} · `}
            {t("id", { id: showId("webhookEvent", delivery.eventId) })}
          </p>
          {status !== "sending" && (
            <ReplayButton
              {...{ tenant, endpoint, id: delivery.id }}
              label={t("replayNamed", { event, when: made })}
            />
          )}
        </div>
      </Disclosure>
    </li>
  );
}

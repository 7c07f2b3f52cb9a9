import type { MessageLine } from "#lib/agenda/detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  t: Translator<"bookings">;
  lines: readonly MessageLine[];
  region: string;
  zone: string;
}

const kinds = [
  "confirmation",
  "changed",
  "cancelled",
  "reminder",
  "payment-due",
  "unpaid",
  "paid-late",
  // The longer name first: the shorter is how it begins.
  "no-show-fee-due",
  "no-show-fee",
  "refund-failed",
  "disputed",
] as const;
const audiences = ["customer", "business", "staff"] as const;
const states = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "dropped",
  "failed",
] as const;

/** The mails of a booking: what, to whom, and what became of it. */
export function MessageLines({ t, lines, region, zone }: Props) {
  if (lines.length === 0) return <p className="text-muted">{t("panel.noMessages")}</p>;
  return (
    <ul className="flex flex-col gap-2.5">
      {lines.map((line) => {
        const kind = kinds.find((known) => line.kind.startsWith(known)) ?? "other";
        const audience = audiences.find((known) => known === line.audience) ?? "customer";
        const state = states.find((known) => known === line.status) ?? "queued";
        const bad = state === "bounced" || state === "failed" || state === "complained";
        return (
          <li key={line.id}>
            {t(`message.${kind}`)} {t(`message.to.${audience}`)}
            <span className="block break-words text-muted text-xs">{line.recipient}</span>
            <span className={bad ? "block text-bad text-xs" : "block text-muted text-xs"}>
              {t(`messageState.${state}`, { when: formatDateTime(line.at, region, zone, "short") })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

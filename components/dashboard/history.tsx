import type { HistoryLine } from "#lib/agenda/detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime, formatDuration } from "#lib/time/format.ts";

interface Props {
  t: Translator<"bookings">;
  lines: readonly HistoryLine[];
  region: string;
  zone: string;
}

const whoKeys = ["customer", "member", "api_key", "mail_link", "system"] as const;
const kinds = [
  "created",
  "confirmed",
  "declined",
  "cancelled",
  "edited",
  "completed",
  "marked_no_show",
  "unmarked",
] as const;

const changedFields = ["durationMinutes", "staff", "service", "party"] as const;

/** What happened to a booking, in words, the latest first. */
export function History({ t, lines, region, zone }: Props) {
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");
  const changeWords = (change: HistoryLine["changes"][number]): string => {
    const [before, after] = [change.beforeName ?? change.before, change.afterName ?? change.after].map(
      (value) =>
        change.field === "durationMinutes" ? formatDuration(Number(value), region) : (value ?? "–"),
    );
    const field = changedFields.find((known) => known === change.field);
    return field ? t(`history.change.${field}`, { before: String(before), after: String(after) }) : "";
  };
  const sentence = (line: HistoryLine): string => {
    const actor = whoKeys.find((key) => key === line.actorKind) ?? "system";
    const who = line.actorName ?? t(`who.${actor}`);
    if (line.kind === "expired") return t("history.expired");
    // Written by the system once Stripe has said so, but it was the customer who did it.
    if (line.kind === "paid") return t("history.paid");
    if (line.kind === "moved")
      return line.movedFrom !== null && line.movedTo !== null
        ? t("history.moved", { who, from: when(line.movedFrom), to: when(line.movedTo) })
        : t("history.movedPlain", { who });
    const kind = kinds.find((known) => known === line.kind);
    return t(kind ? `history.${kind}` : "history.other", { who });
  };
  return (
    <ol className="flex flex-col gap-2.5">
      {lines.map((line) => (
        <li key={line.id} className="border-hairline border-s-2 ps-3">
          {sentence(line)}
          {line.changes.map((change) => (
            <span key={change.field} className="block text-muted [overflow-wrap:anywhere]">
              {changeWords(change)}
            </span>
          ))}
          <span className="block text-muted text-xs">{when(line.at)}</span>
          {line.reason && (
            <span className="block text-muted">{t("panel.reason", { reason: line.reason })}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

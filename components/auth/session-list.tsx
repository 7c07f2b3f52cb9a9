import { deviceOf } from "#lib/auth/device.ts";
import type { SessionView } from "#lib/auth/sessions.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";

interface Props {
  sessions: readonly SessionView[];
  /** The reader's locale and zone. */
  region: string;
  zone: string;
  t: Translator<"auth">;
}

/** Where somebody is signed in, the latest first. */
export function SessionList({ sessions, region, zone, t }: Props) {
  return (
    <ul className="divide-y divide-hairline rounded-md border border-hairline bg-surface">
      {sessions.map(({ id, userAgent, lastSeenAt, current }) => {
        const device = deviceOf(userAgent);
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-3">
            <span>
              {device ? t("account.device", device) : t("account.unknownDevice")}
              {current && <span className="ms-2 text-good text-sm">{t("account.thisDevice")}</span>}
            </span>
            <span className="text-muted text-sm tabular-nums">
              {t("account.lastSeen", {
                when: formatDateTime(minuteFloor(lastSeenAt), region, zone, "short"),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { WaitingLine } from "#lib/waitlist/staff-loaders.ts";

/** "Offered Tue, Dec 1, 9:00 AM with Ana, until Mon, Nov 30, 5:00 PM". */
export function offerWords(
  { from, until, staff }: NonNullable<WaitingLine["offer"]>,
  t: Translator<"waitlist">,
  region: string,
  zone: string,
): string {
  const times = {
    time: formatDateTime(from, region, zone, "short"),
    until: formatDateTime(until, region, zone, "short"),
  };
  return staff === null ? t("desk.offered", times) : t("desk.offeredWith", { ...times, name: staff });
}

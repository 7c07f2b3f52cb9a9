import { minutesOf } from "#lib/availability/hours.ts";
import type { HoursPage, OwnerLine } from "#lib/availability/hours-loaders.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDuration } from "#lib/time/format.ts";
import type { OwnerChoice } from "./owner-select.tsx";

/** What the chooser says of everybody: how much a week, with whom, or that others' hours decide. */
export function ownerChoices(
  { owners, schedules }: HoursPage,
  t: Translator<"hours">,
  region: string,
  hrefOf: (owner: OwnerLine) => string,
): OwnerChoice[] {
  const detailOf = ({ schedule }: OwnerLine): string => {
    const hours = schedules.find(({ slug }) => slug === schedule);
    if (!hours) return t("detail.none");
    const minutes = minutesOf(hours.weekly);
    return minutes === 0 ? t("closed") : t("total", { hours: formatDuration(minutes, region) });
  };
  return owners.map((owner) => ({
    kind: owner.kind,
    slug: owner.slug,
    name: owner.name,
    detail: detailOf(owner),
    href: hrefOf(owner),
  }));
}

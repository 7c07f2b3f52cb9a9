import { NavTabs } from "#components/ui/nav-tabs.tsx";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

const parts = {
  hours: paths.dashboard.availability,
  days: paths.dashboard.specialDays,
  off: paths.dashboard.timeOff,
  why: paths.dashboard.whyNot,
};

/** The pages about when one can be booked. Above the heading, so that it stays where it is from page to page. */
export async function AvailabilityTabs({ tenant, current }: { tenant: string; current: keyof typeof parts }) {
  const t = getTranslator((await requestLanguage()).locale, "hours");
  return (
    <div className="mb-5">
      <NavTabs
        label={t("tabs")}
        tabs={(["hours", "days", "off", "why"] as const).map((part) => ({
          href: parts[part](tenant),
          label: t(`tab.${part}`),
          current: part === current,
        }))}
      />
    </div>
  );
}

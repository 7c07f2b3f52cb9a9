import { NavTabs } from "#components/ui/nav-tabs.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";

const parts = {
  business: paths.dashboard.settings,
  places: paths.dashboard.places,
  policies: paths.dashboard.policies,
  website: paths.dashboard.website,
  data: paths.dashboard.data,
  keys: paths.dashboard.apiKeys,
  webhooks: paths.dashboard.webhooks,
};

/** The parts of the settings, each with an address. */
export const SettingsTabs = ({
  t,
  tenant,
  current,
}: {
  t: Translator<"settings">;
  tenant: string;
  current: keyof typeof parts;
}) => (
  <div className="mb-6">
    <NavTabs
      label={t("tabs")}
      tabs={(["business", "places", "policies", "website", "data", "keys", "webhooks"] as const).map(
        (part) => ({
          href: parts[part](tenant),
          label: t(`tab.${part}`),
          current: part === current,
        }),
      )}
    />
  </div>
);

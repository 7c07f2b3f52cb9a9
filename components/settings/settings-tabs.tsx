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
  plan: paths.dashboard.plan,
};

const always = ["business", "places", "policies", "website", "data", "keys", "webhooks"] as const;

/** The parts of the settings, each with an address. */
export const SettingsTabs = ({
  t,
  tenant,
  current,
  plan,
}: {
  t: Translator<"settings">;
  tenant: string;
  current: keyof typeof parts;
  /** Whether there is a page about the plan for whoever looks. */
  plan: boolean;
}) => (
  <div className="mb-6">
    <NavTabs
      label={t("tabs")}
      tabs={[...always, ...(plan ? (["plan"] as const) : [])].map((part) => ({
        href: parts[part](tenant),
        label: t(`tab.${part}`),
        current: part === current,
      }))}
    />
  </div>
);

import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { EndpointView } from "#lib/webhooks/data.ts";
import { stateOf } from "./state-words.ts";

interface Props {
  t: Translator<"webhooks">;
  tenant: string;
  endpoints: readonly EndpointView[];
  when: (at: Date) => string;
}

/** Every endpoint with how it does; each has a page of its own. */
export const EndpointList = ({ t, tenant, endpoints, when }: Props) => (
  <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
    {endpoints.map((endpoint) => {
      const { tone, label } = stateOf(t, endpoint, when);
      return (
        <li key={endpoint.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
          <div className="min-w-[min(12rem,100%)] grow basis-0">
            <p className="break-all font-medium">{endpoint.url}</p>
            <p className="break-words text-muted text-xs">
              {endpoint.description !== "" && `${endpoint.description} · `}
              {t("hears", { count: endpoint.events.length })}
            </p>
          </div>
          <StatusBadge tone={tone}>{label}</StatusBadge>
          <Link
            href={paths.dashboard.webhook(tenant, endpoint.id)}
            aria-label={t("openNamed", { url: endpoint.url })}
            className={buttonClass("secondary", "compact")}
          >
            {t("open")}
          </Link>
        </li>
      );
    })}
  </ul>
);

import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { RecentImport } from "#lib/transfer/loaders.ts";

interface Props {
  t: Translator<"transfer">;
  tenant: string;
  imports: readonly RecentImport[];
  region: string;
  timezone: string;
}

/** Imports that can still be looked at. */
export function RecentImports({ t, tenant, imports, region, timezone }: Props) {
  if (imports.length === 0)
    return <EmptyState title={t("recent.empty.title")} text={t("recent.empty.text")} />;
  return (
    <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
      {imports.map(({ id, fileName, kind, state, createdAt }) => (
        <li key={id}>
          <Link
            href={paths.dashboard.import(tenant, id)}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
          >
            <span className="min-w-48 grow wrap-anywhere font-medium">{fileName || t("recent.pasted")}</span>
            <span className="text-muted text-sm">
              {t(`export.${kind}`)} · {t(`recent.${state}`)} ·{" "}
              {formatDateTime(minuteFloor(createdAt), region, timezone, "short")}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

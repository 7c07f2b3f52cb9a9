import Link from "next/link";
import type { Tone } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/classes.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { Counts, PlanKind } from "#lib/transfer/plan.ts";

export const toneOfKind: Record<PlanKind, Tone> = {
  create: "good",
  update: "note",
  same: "neutral",
  conflict: "caution",
  invalid: "bad",
};

interface Props {
  t: Translator<"transfer">;
  tenant: string;
  id: string;
  counts: Counts;
  show: PlanKind | undefined;
}

/** How many rows there are of each kind; each is a link that shows only those. */
export function PlanKinds({ t, tenant, id, counts, show }: Props) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = ["create", "update", "same", "conflict", "invalid"] as const;
  const entries = [{ kind: undefined, count: all }, ...kinds.map((kind) => ({ kind, count: counts[kind] }))];
  return (
    <ul className="mb-4 grid grid-cols-3 gap-2 sm:grid-cols-6">
      {entries.map(({ kind, count }) => (
        <li key={kind ?? "all"}>
          <Link
            href={paths.dashboard.import(tenant, id, kind ? { show: kind } : {})}
            aria-current={kind === show ? "true" : undefined}
            scroll={false}
            className={cx(
              "block h-full rounded-md border px-3 py-2 hover:bg-sunken",
              kind === show ? "border-accent-text bg-accent-wash" : "border-hairline bg-surface",
            )}
          >
            <span className="block font-medium text-lg tabular-nums">{count}</span>
            <span className="block text-muted text-xs">{t(`kind.${kind ?? "all"}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

import Link from "next/link";
import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { ImportView, RowView } from "#lib/transfer/loaders.ts";
import type { PlanKind } from "#lib/transfer/plan.ts";
import { toneOfKind } from "./plan-kinds.tsx";

interface Props {
  t: Translator<"transfer">;
  tenant: string;
  id: string;
  view: ImportView;
  show: PlanKind | undefined;
}

const rowStates = ["waiting", "done", "refused", "left", "undone"] as const;
const toneOfState: Record<(typeof rowStates)[number], Tone> = {
  waiting: "neutral",
  done: "good",
  refused: "bad",
  left: "neutral",
  undone: "neutral",
};

/** What a row is, or what became of it: rows that were left out say why they were. */
function RowBadge({ t, row }: { t: Translator<"transfer">; row: RowView }) {
  const state = rowStates.find((known) => known === row.state && known !== "left");
  return state ? (
    <StatusBadge tone={toneOfState[state]}>{t(`state.${state}`)}</StatusBadge>
  ) : (
    <StatusBadge tone={toneOfKind[row.kind]}>{t(`row.${row.kind}`)}</StatusBadge>
  );
}

/** The rows of a file, each with a sentence where one is due. */
export function PlanRows({ t, tenant, id, view, show }: Props) {
  const { rows, page, pages } = view;
  if (rows.length === 0) return <EmptyState title={t("plan.empty.title")} text={t("plan.empty.text")} />;
  const to = (next: number) =>
    paths.dashboard.import(tenant, id, { page: String(next), ...(show ? { show } : {}) });
  return (
    <>
      <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
        {rows.map((row) => (
          <li key={row.number} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
            <span className="w-14 shrink-0 text-muted text-xs tabular-nums">
              {t("plan.row", { number: row.number })}
            </span>
            <span className="w-30 shrink-0">
              <RowBadge t={t} row={row} />
            </span>
            <span className="min-w-[min(16rem,100%)] flex-1 wrap-anywhere">
              <span className="block">{row.title}</span>
              {row.detail && (
                <span className="block text-muted">
                  {row.detail}
                  {row.column && ` ${t("plan.column", { column: row.column })}.`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className="mt-4 flex gap-2">
          {page > 1 && (
            <Link href={to(page - 1)} className={buttonClass("secondary", "compact")}>
              {t("plan.fewer")}
            </Link>
          )}
          {page < pages && (
            <Link href={to(page + 1)} className={buttonClass("secondary", "compact")}>
              {t("plan.more")}
            </Link>
          )}
        </div>
      )}
    </>
  );
}

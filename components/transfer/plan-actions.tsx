"use client";

import { useRouter } from "next/navigation";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { paths } from "#lib/paths.ts";
import { dropImportAction, startImportAction } from "#lib/transfer/actions.ts";
import type { Kind } from "#lib/transfer/fields.ts";
import type { Counts } from "#lib/transfer/plan.ts";

interface Props {
  tenant: string;
  id: string;
  kind: Kind;
  counts: Counts;
}

/** Says yes to what is shown, or forgets it. */
export function PlanActions({ tenant, id, kind, counts }: Props) {
  const t = useTranslator("transfer");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const count = counts.create + counts.update;
  const rest = counts.same + counts.conflict + counts.invalid;
  const start = () =>
    run(
      () => startImportAction(tenant, { import: id }),
      () => {
        notify({ title: t("start.started") });
        router.refresh();
      },
    );
  const drop = () =>
    run(
      () => dropImportAction(tenant, { import: id }),
      () => {
        notify({ title: t("dropped") });
        router.push(paths.dashboard.data(tenant));
      },
    );
  return (
    <div className="sticky bottom-0 mt-4 border-hairline border-t bg-paper py-3 max-md:bottom-14">
      <ProblemNote words={words} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {count > 0 ? (
          <Button variant="primary" size="compact" pending={pending} onClick={start}>
            {t(`start.${kind}`, { count })}
          </Button>
        ) : (
          <p className="text-sm">{t("start.nothing")}</p>
        )}
        <Button variant="quiet" size="compact" pending={pending} onClick={drop}>
          {t("drop")}
        </Button>
        {count > 0 && rest > 0 && <p className="text-muted text-sm">{t("start.rest", { count: rest })}</p>}
      </div>
    </div>
  );
}

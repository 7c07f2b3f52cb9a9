import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { SetupChange } from "./setup-changes.ts";

interface Reader {
  t: Translator<"explain">;
  region: string;
  zone: string;
}

/** Whether the set-up is still what it was at the moment asked about, and what has changed. */
export function changesText({ t, region, zone }: Reader, changes: readonly SetupChange[]): string {
  const [first, ...rest] = changes.map(({ kind, at }) =>
    t(`changed.${kind}`, { when: formatDateTime(at, region, zone, "short") }),
  );
  if (first === undefined) return t("asOf.unchanged");
  return t("asOf.changed", {
    changes: rest.reduce((all, one) => t("names.list", { first: all, rest: one }), first),
  });
}

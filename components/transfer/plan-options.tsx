"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { ComboBox, type SearchableChoice } from "#components/ui/combo-box.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { changeImportAction } from "#lib/transfer/actions.ts";
import type { DraftView } from "#lib/transfer/loaders.ts";
import type { ImportOptions } from "#lib/transfer/schema.ts";
import { ColumnList } from "./column-list.tsx";

interface Props {
  tenant: string;
  id: string;
  draft: DraftView;
  zones: SearchableChoice[];
  words: { open: string; noMatches: string };
}

/** How the file is read. Every change is kept at once and the rows beside it are compared anew. */
export function PlanOptions({ tenant, id, draft, zones, words }: Props) {
  const t = useTranslator("transfer");
  const router = useRouter();
  const { run, pending, words: problem } = useAction();
  const [options, setOptions] = useState(draft.options);
  const change = (next: Partial<ImportOptions>) => {
    const changed = { ...options, ...next };
    setOptions(changed);
    run(
      () => changeImportAction(tenant, { import: id, options: changed }),
      () => router.refresh(),
    );
  };
  const isBookings = options.kind === "bookings";
  const named = (none: string, list: DraftView["staff"]) => [
    { value: "", label: none },
    ...list.map(({ slug, name }) => ({ value: slug, label: name })),
  ];
  const order = (value: string): ImportOptions["dateOrder"] =>
    value === "dmy" || value === "mdy" ? value : undefined;
  return (
    <div className="flex flex-col gap-4" aria-busy={pending}>
      <ProblemNote words={problem} />
      <Select
        size="compact"
        label={t("options.kind")}
        value={options.kind}
        onChange={({ target }) => change({ kind: target.value === "customers" ? "customers" : "bookings" })}
        options={(["bookings", "customers"] as const).map((value) => ({
          value,
          label: t(`export.${value}`),
        }))}
      />
      {isBookings && draft.dateOrder === "both" && (
        <Select
          size="compact"
          label={t("options.dateOrder")}
          {...(options.dateOrder ? {} : { error: t("options.dateOrder.why") })}
          value={options.dateOrder ?? ""}
          onChange={({ target }) => change({ dateOrder: order(target.value) })}
          options={[
            { value: "", label: t("options.dateOrder.ask"), disabled: true },
            { value: "dmy", label: t("options.dateOrder.dmy") },
            { value: "mdy", label: t("options.dateOrder.mdy") },
          ]}
        />
      )}
      {isBookings && (
        <>
          <ComboBox
            label={t("options.timezone")}
            options={zones}
            value={options.timezone}
            onChange={(timezone) => timezone && change({ timezone })}
            words={words}
          />
          <Select
            size="compact"
            label={t("options.service")}
            value={options.service ?? ""}
            onChange={({ target }) => change({ service: target.value || undefined })}
            options={named(t("options.none"), draft.services)}
          />
          <Select
            size="compact"
            label={t("options.staff")}
            value={options.staff ?? ""}
            onChange={({ target }) => change({ staff: target.value || undefined })}
            options={named(t("options.anybody"), draft.staff)}
          />
          <Checkbox
            label={
              <>
                <span className="block text-sm">{t("options.notify")}</span>
                <span className="block text-muted text-xs">{t("options.notifyHint")}</span>
              </>
            }
            checked={options.notify}
            onChange={({ target }) => change({ notify: target.checked })}
          />
        </>
      )}
      <ColumnList draft={draft} mapping={options.mapping} onChange={(mapping) => change({ mapping })} />
      <p role="status" className="text-muted text-xs">
        {pending ? t("options.reading") : ""}
      </p>
    </div>
  );
}

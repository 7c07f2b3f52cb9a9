"use client";

import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Mapping } from "#lib/transfer/fields.ts";
import type { DraftView } from "#lib/transfer/loaders.ts";

interface Props {
  draft: DraftView;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Which column of the file is what. A field has one column: choosing it elsewhere moves it. */
export function ColumnList({ draft, mapping, onChange }: Props) {
  const t = useTranslator("transfer");
  const { columns, fields } = draft;
  const choose = (index: number, chosen: string) => {
    const kept = fields.flatMap(({ field }) => {
      const at = field === chosen ? index : mapping[field] === index ? undefined : mapping[field];
      return at === undefined ? [] : [[field, at] as const];
    });
    onChange(Object.fromEntries(kept));
  };
  return (
    <Disclosure summary={t("options.columns")}>
      <div className="flex flex-col gap-3 pt-2">
        {columns.map(({ index, name, example }) => (
          <Select
            key={index}
            size="compact"
            label={t("options.column", { column: name })}
            {...(example ? { hint: t("options.example", { text: example }) } : {})}
            value={fields.find(({ field }) => mapping[field] === index)?.field ?? ""}
            onChange={({ target }) => choose(index, target.value)}
            options={[
              { value: "", label: t("options.ignored") },
              ...fields.map((one) => ({ value: one.field, label: one.name })),
            ]}
          />
        ))}
      </div>
    </Disclosure>
  );
}

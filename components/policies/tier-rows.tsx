"use client";

import { useRef, useState } from "react";
import { hintClass } from "#components/ui/field-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PolicyWarning } from "#lib/policies/warnings.ts";
import { type DraftTier, inOrder, type ReadTier } from "./draft.ts";
import { type RowNote, TierRow } from "./tier-row.tsx";

/** As many as a policy may have (lib/policies/schema.ts). */
const mostTiers = 12;

interface Props {
  read: readonly ReadTier[];
  /** Of the tiers that can be read, by index among those. */
  found: readonly PolicyWarning[];
  /** Somebody has tried to save: from then on what cannot be read is said. */
  strict: boolean;
  errorOf: (path: string) => string | undefined;
  /** From the lines as they are by then: pressing "Remove" also leaves the line, which puts the others in order. */
  onChange: (change: (rows: readonly DraftTier[]) => readonly DraftTier[]) => void;
}

/** The lines of a policy: added, changed, taken away, and put in order of time when one is left. */
export function TierRows({ read, found, strict, errorOf, onChange }: Props) {
  const t = useTranslator("policies");
  const add = useRef<HTMLButtonElement>(null);
  const [newest, setNewest] = useState<number | null>(null);
  const rows = read.map(({ row }) => row);
  const readable = read.filter(({ tier }) => tier !== null);
  const next = rows.reduce((most, { key }) => Math.max(most, key), newest ?? -1) + 1;

  const noteOf = (line: ReadTier, index: number): RowNote | null => {
    if (strict && line.wrong.hours) return { text: t("tier.hoursWrong"), blocks: true };
    if (strict && line.wrong.percent) return { text: t("tier.percentWrong"), blocks: true };
    const at = readable.indexOf(line);
    const warning = found.find(({ tier }) => tier !== null && tier === at);
    if (warning) return { text: t(`warning.${warning.code}`), blocks: warning.blocks };
    const text = errorOf(`tiers[${index}]`);
    return text === undefined ? null : { text, blocks: true };
  };

  return (
    <fieldset>
      <legend className="font-semibold text-base">{t("tiers")}</legend>
      <p className={hintClass}>{t("tiersHint")}</p>
      <ul id="policy-tiers" className="mt-2 divide-y divide-hairline">
        {read.map((line, index) => {
          const note = noteOf(line, index);
          const blocked = note?.blocks === true && line.tier !== null;
          return (
            <TierRow
              key={line.row.key}
              row={line.row}
              index={index}
              note={note}
              wrong={{
                hours: strict && line.wrong.hours,
                percent: (strict && line.wrong.percent) || blocked,
              }}
              isNew={line.row.key === newest}
              onChange={(row) =>
                onChange((lines) => lines.map((other) => (other.key === row.key ? row : other)))
              }
              onLeave={() => onChange(inOrder)}
              onRemove={
                rows.length === 1
                  ? null
                  : () => {
                      onChange((lines) => lines.filter(({ key }) => key !== line.row.key));
                      add.current?.focus();
                    }
              }
            />
          );
        })}
      </ul>
      {rows.length < mostTiers && (
        <Button
          ref={add}
          size="compact"
          className="mt-2"
          onClick={() => {
            setNewest(next);
            onChange((lines) => [...lines, { key: next, when: "hours", hours: "", percent: "" }]);
          }}
        >
          <PlusMark />
          {t("tier.add")}
        </Button>
      )}
    </fieldset>
  );
}

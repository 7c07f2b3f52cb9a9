"use client";

import { cx } from "#components/ui/classes.ts";
import { controlClass, errorClass } from "#components/ui/field-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { ChevronMark, CrossMark, WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { type DraftTier, whens } from "./draft.ts";

/** What is said below a line. */
export interface RowNote {
  text: string;
  /** Keeps the policy from being saved. */
  blocks: boolean;
}

interface Props {
  row: DraftTier;
  /** Where it stands, from 0: errors of the server point there. */
  index: number;
  note: RowNote | null;
  wrong: { hours: boolean; percent: boolean };
  isNew: boolean;
  onChange: (row: DraftTier) => void;
  onLeave: () => void;
  /** None for the only line. */
  onRemove: (() => void) | null;
}

/** One line of a policy, read as a sentence: when, how many hours, how much comes back. */
export function TierRow({ row, index, note, wrong, isNew, onChange, onLeave, onRemove }: Props) {
  const t = useTranslator("policies");
  const number = index + 1;
  const noteId = `policy-tier-${row.key}-note`;
  const field = (name: "hours" | "percent") => ({
    inputMode: "decimal" as const,
    className: controlClass("compact", "text-end tabular-nums"),
    value: row[name],
    maxLength: 8,
    "aria-invalid": wrong[name] || undefined,
    "aria-describedby": note ? noteId : undefined,
    onChange: (event: { target: { value: string } }) => onChange({ ...row, [name]: event.target.value }),
  });
  return (
    <li
      className="flex flex-wrap items-center gap-x-2 gap-y-2 pt-3 pb-1 sm:gap-x-3"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onLeave()}
    >
      <div className="relative w-44 max-sm:w-full">
        <select
          aria-label={t("tier.when", { number })}
          aria-describedby={note ? noteId : undefined}
          id={`policy-tiers[${index}].before`}
          className={controlClass("compact", "appearance-none pe-9")}
          value={row.when}
          onChange={(event) => {
            const when = whens.find((one) => one === event.target.value);
            if (when) onChange({ ...row, when });
          }}
        >
          {whens.map((when) => (
            <option key={when} value={when}>
              {t(`when.${when}`)}
            </option>
          ))}
        </select>
        <ChevronMark className="pointer-events-none absolute inset-e-3 top-1/2 size-4 -translate-y-1/2 text-muted" />
      </div>
      {row.when === "hours" && (
        <span className="flex items-center gap-2 text-sm">
          <span className="w-16 sm:w-20">
            <input
              {...field("hours")}
              id={`policy-tiers[${index}].before.hours`}
              aria-label={t("tier.hours", { number })}
              ref={isNew ? focusOnce : undefined}
            />
          </span>
          <span aria-hidden="true" className="whitespace-nowrap">
            {t("unit.hours")}
          </span>
        </span>
      )}
      <span className="flex items-center gap-2 text-sm sm:ms-auto">
        <span className="w-16 sm:w-20">
          <input
            {...field("percent")}
            id={`policy-tiers[${index}].refund`}
            aria-label={t("tier.percent", { number })}
          />
        </span>
        <span aria-hidden="true" className="whitespace-nowrap">
          {t("unit.percent")}
        </span>
      </span>
      <Button
        size="icon"
        variant="quiet"
        className={cx("max-sm:ms-auto", onRemove === null && "invisible")}
        aria-label={t("tier.remove", { number })}
        onClick={onRemove ?? undefined}
      >
        <CrossMark />
      </Button>
      <div role="status" className="w-full">
        {note && (
          <p id={noteId} className={cx(errorClass, "mb-2", !note.blocks && "text-caution")}>
            <WarningMark className="mt-0.5 size-4 shrink-0" />
            <span className="min-w-0">{note.text}</span>
          </p>
        )}
      </div>
    </li>
  );
}

const focusOnce = (input: HTMLInputElement | null) => input?.focus();

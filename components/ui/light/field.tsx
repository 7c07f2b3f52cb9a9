import type { ReactNode } from "react";
import { cx } from "../classes.ts";
import { errorClass, hintClass, labelClass } from "../field-class.ts";
import { WarningMark } from "../marks.tsx";

export interface FieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it; also marks the control as invalid. */
  error?: string | undefined;
  /** The word "optional", where a form asks mostly for required things. */
  optional?: string;
}

/** `aria-*` of the control inside a `Field` of this id. */
export function describedBy(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">) {
  const ids = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`]
    .filter(Boolean)
    .join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error !== undefined || undefined };
}

/** Label above, hint and error below, linked to the control by id. */
export function Field({
  id,
  label,
  hint,
  error,
  optional,
  className,
  children,
}: FieldWords & { id: string; className?: string; children: ReactNode }) {
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={labelClass}>
        {label}
        {optional !== undefined && <span className="font-normal text-muted"> {optional}</span>}
      </label>
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className={errorClass}>
          <WarningMark className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={hintClass}>
          {hint}
        </p>
      )}
    </div>
  );
}

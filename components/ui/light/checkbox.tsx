import { type ComponentProps, type ReactNode, useId } from "react";
import { errorClass } from "../field-class.ts";
import { describedBy } from "./field.tsx";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  error?: string | undefined;
}

/** A native checkbox whose whole line can be pressed. */
export function Checkbox({ label, error, id, className, ...rest }: CheckboxProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <div className={className}>
      <label htmlFor={control} className="flex min-h-11 items-start gap-3 py-2.5">
        <input
          {...rest}
          {...describedBy(control, { error })}
          id={control}
          type="checkbox"
          className="mt-0.5 size-5 shrink-0 rounded-sm accent-accent"
        />
        <span>{label}</span>
      </label>
      {error !== undefined && (
        <p id={`${control}-error`} className={errorClass}>
          {error}
        </p>
      )}
    </div>
  );
}

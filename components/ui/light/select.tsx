import { type ComponentProps, useId } from "react";
import { controlClass, type FieldSize } from "../field-class.ts";
import { ChevronMark } from "../marks.tsx";
import { describedBy, Field, type FieldWords } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<"select">, "size" | "children">, FieldWords {
  size?: FieldSize;
  options: readonly SelectOption[];
}

/** The platform's own list, which phones do better than any script. */
export function Select({ label, hint, error, optional, size, className, id, options, ...rest }: SelectProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <Field {...{ label, hint, error, optional, className }} id={control}>
      <div className="relative">
        <select
          {...rest}
          {...describedBy(control, { hint, error })}
          id={control}
          className={controlClass(size, "appearance-none pe-9")}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronMark className="pointer-events-none absolute inset-e-3 top-1/2 size-4 -translate-y-1/2 text-muted" />
      </div>
    </Field>
  );
}

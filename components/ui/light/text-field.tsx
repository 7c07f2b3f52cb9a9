import { type ComponentProps, useId } from "react";
import { controlClass, type FieldSize } from "../field-class.ts";
import { describedBy, Field, type FieldWords } from "./field.tsx";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "size">, FieldWords {
  size?: FieldSize;
  inputClassName?: string;
}

/** One line of text. Give `autoComplete` wherever the browser could know the answer (WCAG 1.3.5). */
export function TextField({
  label,
  hint,
  error,
  optional,
  size,
  className,
  inputClassName,
  id,
  ...rest
}: TextFieldProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <Field {...{ label, hint, error, optional, className }} id={control}>
      <input
        {...rest}
        {...describedBy(control, { hint, error })}
        id={control}
        className={controlClass(size, inputClassName)}
      />
    </Field>
  );
}

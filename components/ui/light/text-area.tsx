import { type ComponentProps, useId } from "react";
import { controlClass, type FieldSize } from "../field-class.ts";
import { describedBy, Field, type FieldWords } from "./field.tsx";

export interface TextAreaProps extends ComponentProps<"textarea">, FieldWords {
  size?: FieldSize;
}

/** Several lines; grows with its text where the browser can (`field-sizing`). */
export function TextArea({
  label,
  hint,
  error,
  optional,
  size,
  className,
  id,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const own = useId();
  const control = id ?? own;
  return (
    <Field {...{ label, hint, error, optional, className }} id={control}>
      <textarea
        {...rest}
        {...describedBy(control, { hint, error })}
        id={control}
        rows={rows}
        className={controlClass(size, "field-sizing-content max-h-80 py-2.5")}
      />
    </Field>
  );
}

import { useId } from "react";
import { cx } from "../classes.ts";

interface Props<T extends string> {
  legend: string;
  name?: string;
  options: readonly { value: T; label: string }[];
  /** Without it the browser keeps the choice, for forms that are sent without a script. */
  value?: T;
  defaultValue?: T;
  onChange?: (value: T) => void;
  className?: string;
}

/** A few choices that exclude each other, all in view; native radio buttons whose whole line can be pressed. */
export function RadioList<T extends string>({ legend, options, className, onChange, ...props }: Props<T>) {
  const own = useId();
  const { name = own, value, defaultValue } = props;
  return (
    <fieldset className={cx("min-w-0", className)}>
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-9 items-start gap-3 py-1.5">
          <input
            type="radio"
            name={name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={() => onChange?.(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

"use client";

import { parseTime } from "@internationalized/date";
import { TimeField as AriaTimeField, DateInput, DateSegment } from "react-aria-components/TimeField";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "./aria-field.tsx";
import { cx } from "./classes.ts";
import { segmentClass, segmentsClass } from "./segment-class.ts";

interface Props extends Omit<AriaFieldWords, "label"> {
  label?: AriaFieldWords["label"];
  "aria-label"?: string;
  /** Wall time as "09:30". */
  value?: string | null;
  defaultValue?: string;
  onChange?: (value: string | null) => void;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string;
}

/** A time of day on the business's clock, in the reader's own 12 or 24 hours. */
export function TimeField({ label, hint, error, value, defaultValue, onChange, className, ...rest }: Props) {
  return (
    <AriaTimeField
      {...rest}
      {...(value !== undefined && { value: value === null ? null : parseTime(value) })}
      {...(defaultValue !== undefined && { defaultValue: parseTime(defaultValue) })}
      onChange={(time) => onChange?.(time === null ? null : time.toString().slice(0, 5))}
      isInvalid={error !== undefined}
      className={cx("flex flex-col gap-1.5", className)}
    >
      {label !== undefined && <FieldLabel>{label}</FieldLabel>}
      <DateInput className={segmentsClass}>
        {(segment) => <DateSegment segment={segment} className={segmentClass} />}
      </DateInput>
      <FieldNotes hint={hint} error={error} />
    </AriaTimeField>
  );
}

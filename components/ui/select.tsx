"use client";

import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "./aria-field.tsx";
import { cx } from "./classes.ts";
import { controlClass } from "./field-class.ts";
import { CheckMark, ChevronMark } from "./marks.tsx";
import { optionClass, popoverClass } from "./popover-class.ts";

export interface Choice {
  value: string;
  label: string;
  /** A quiet second part: a duration, an address, an offset. */
  detail?: string;
}

interface Props extends AriaFieldWords {
  options: readonly Choice[];
  value?: string | null;
  defaultValue?: string;
  onChange?: (value: string) => void;
  name?: string;
  placeholder?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  className?: string;
}

/** A short list (up to about fifteen); longer ones want `ComboBox`. */
export function Select({ label, hint, error, options, onChange, placeholder, className, ...rest }: Props) {
  return (
    <AriaSelect
      {...rest}
      {...(placeholder !== undefined && { placeholder })}
      isInvalid={error !== undefined}
      onChange={(key) => key !== null && onChange?.(String(key))}
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Button className={controlClass("compact", "flex items-center justify-between gap-2 text-start")}>
        <SelectValue className="truncate data-placeholder:text-muted">
          {({ selectedText }) => selectedText ?? placeholder}
        </SelectValue>
        <ChevronMark className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldNotes hint={hint} error={error} />
      <Popover className={cx(popoverClass, "min-w-(--trigger-width)")} offset={4}>
        <ListBox items={options} className="p-1 outline-none">
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={optionClass}>
              {({ isSelected }) => (
                <>
                  <span className="grow">{option.label}</span>
                  {option.detail !== undefined && (
                    <span className="text-muted tabular-nums">{option.detail}</span>
                  )}
                  <CheckMark className={cx("size-4 text-accent-text", !isSelected && "invisible")} />
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

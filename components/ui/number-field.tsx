"use client";

import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import {
  NumberField as AriaNumberField,
  Input,
  type NumberFieldProps,
} from "react-aria-components/NumberField";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "./aria-field.tsx";
import { cx } from "./classes.ts";
import { MinusMark, PlusMark } from "./marks.tsx";

interface Props extends Omit<NumberFieldProps, "children" | "className" | "isInvalid">, AriaFieldWords {
  words: { increase: string; decrease: string };
  className?: string;
}

/** A number in the reader's own digits. `formatOptions` may add a unit or currency; the value stays a number. */
export function NumberField({ label, hint, error, words, className, ...rest }: Props) {
  const step =
    "grid w-9 shrink-0 place-items-center text-muted hover:bg-sunken hover:text-ink data-disabled:opacity-40";
  return (
    <AriaNumberField
      {...rest}
      isInvalid={error !== undefined}
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className="flex min-h-9 overflow-hidden rounded-md border border-outline bg-surface text-sm data-invalid:border-bad data-focus-within:outline-2 data-focus-within:outline-accent-text">
        <Button slot="decrement" aria-label={words.decrease} className={step}>
          <MinusMark />
        </Button>
        <Input className="w-full min-w-0 bg-transparent text-center tabular-nums outline-none" />
        <Button slot="increment" aria-label={words.increase} className={step}>
          <PlusMark />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
    </AriaNumberField>
  );
}

"use client";

import { parseDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { DatePicker as AriaDatePicker, DateInput, DateSegment } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Heading } from "react-aria-components/Heading";
import { Popover } from "react-aria-components/Popover";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "./aria-field.tsx";
import { buttonClass } from "./button-class.ts";
import { cx } from "./classes.ts";
import { BackMark, CalendarMark, ForwardMark } from "./marks.tsx";
import { popoverClass } from "./popover-class.ts";
import { segmentClass, segmentsClass } from "./segment-class.ts";

interface Props extends AriaFieldWords {
  /** Calendar days as "2026-12-01"; no time and no zone ever enter here. */
  value?: string | null;
  defaultValue?: string;
  onChange?: (value: string | null) => void;
  minValue?: string;
  maxValue?: string;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  words: { openCalendar: string; previousMonth: string; nextMonth: string };
  className?: string;
  /** Nothing to type into: only the button that opens the month. */
  compact?: boolean;
}

/** A day, typed or picked, written in the reader's own order. */
export function DatePicker({ label, hint, error, words, className, compact, onChange, ...rest }: Props) {
  const { value, defaultValue, minValue, maxValue, ...plain } = rest;
  return (
    <AriaDatePicker
      {...plain}
      {...(value !== undefined && { value: value === null ? null : parseDate(value) })}
      {...(defaultValue !== undefined && { defaultValue: parseDate(defaultValue) })}
      {...(minValue !== undefined && { minValue: parseDate(minValue) })}
      {...(maxValue !== undefined && { maxValue: parseDate(maxValue) })}
      onChange={(day) => onChange?.(day === null ? null : day.toString())}
      isInvalid={error !== undefined}
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className={cx(!compact && segmentsClass)}>
        {!compact && (
          <DateInput className="flex grow items-center">
            {(segment) => <DateSegment segment={segment} className={segmentClass} />}
          </DateInput>
        )}
        <Button
          aria-label={words.openCalendar}
          className={
            compact
              ? buttonClass("quiet", "icon")
              : "grid size-7 place-items-center rounded-sm text-muted hover:text-ink"
          }
        >
          <CalendarMark />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover className={cx(popoverClass, "p-3")} offset={4}>
        <Dialog className="outline-none">
          <MonthGrid words={words} />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

function MonthGrid({ words }: Pick<Props, "words">) {
  const turn =
    "grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink data-disabled:opacity-40";
  return (
    <Calendar>
      <div className="flex items-center justify-between">
        <Button slot="previous" aria-label={words.previousMonth} className={turn}>
          <BackMark />
        </Button>
        <Heading className="font-medium text-sm" />
        <Button slot="next" aria-label={words.nextMonth} className={turn}>
          <ForwardMark />
        </Button>
      </div>
      <CalendarGrid className="mt-1 text-sm">
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-9 font-normal text-muted text-xs">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="grid size-9 cursor-pointer place-items-center rounded-full tabular-nums hover:bg-sunken data-outside-month:invisible data-disabled:cursor-default data-selected:bg-accent data-disabled:text-muted data-selected:text-accent-ink data-disabled:line-through"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

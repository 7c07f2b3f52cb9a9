"use client";

import { useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox, Input } from "react-aria-components/ComboBox";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "./aria-field.tsx";
import { cx } from "./classes.ts";
import { controlClass, type FieldSize } from "./field-class.ts";
import { CheckMark, ChevronMark } from "./marks.tsx";
import { optionClass, popoverClass } from "./popover-class.ts";
import { matchesWords } from "./search-words.ts";
import type { Choice } from "./select.tsx";

export interface SearchableChoice extends Choice {
  /** More words to be found by: other names, the country, an old name. */
  keywords?: string;
}

interface Props extends AriaFieldWords {
  /** Labels must differ from each other. Hundreds are fine: only the visible rows exist in the page. */
  options: readonly SearchableChoice[];
  value?: string | null;
  defaultValue?: string;
  onChange?: (value: string) => void;
  name?: string;
  words: { open: string; noMatches: string };
  size?: FieldSize;
  isRequired?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
  className?: string;
}

const rowHeight = 36;

/** A long list that is searched by typing, such as time zones. */
export function ComboBox({
  label,
  hint,
  error,
  options,
  onChange,
  words,
  size = "compact",
  className,
  ...rest
}: Props) {
  const searchable = useMemo(
    () => new Map(options.map((option) => [option.label, `${option.label} ${option.keywords ?? ""}`])),
    [options],
  );
  return (
    <AriaComboBox
      {...rest}
      formValue="key"
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
      defaultItems={options}
      defaultFilter={(text, query) => matchesWords(searchable.get(text) ?? text, query)}
      onChange={(key) => key !== null && onChange?.(String(key))}
      className={cx("flex flex-col gap-1.5", className)}
    >
      <FieldLabel>{label}</FieldLabel>
      <div className="relative">
        <Input className={controlClass(size, "pe-9")} />
        <Button
          aria-label={words.open}
          className="absolute inset-y-0 inset-e-0 grid w-9 place-items-center text-muted"
        >
          <ChevronMark />
        </Button>
      </div>
      <FieldNotes hint={hint} error={error} />
      <Popover className={cx(popoverClass, "w-(--trigger-width)")} offset={4}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight, padding: 4 }}>
          <ListBox<SearchableChoice>
            className="max-h-72 overflow-y-auto outline-none"
            renderEmptyState={() => <p className="px-3 py-2.5 text-muted text-sm">{words.noMatches}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className={cx(optionClass, "h-full")}>
                {({ isSelected }) => (
                  <>
                    <span className="grow truncate">{option.label}</span>
                    {option.detail !== undefined && (
                      <span className="text-muted tabular-nums">{option.detail}</span>
                    )}
                    {isSelected && <CheckMark className="size-4 shrink-0 text-accent-text" />}
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  );
}

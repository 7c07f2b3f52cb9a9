"use client";

import { useContext, useEffect, useRef } from "react";
import { ComboBox, ComboBoxStateContext, Input } from "react-aria-components/ComboBox";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { type AriaFieldWords, FieldLabel, FieldNotes } from "#components/ui/aria-field.tsx";
import { cx } from "#components/ui/classes.ts";
import { controlClass } from "#components/ui/field-class.ts";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { optionClass, popoverClass } from "#components/ui/popover-class.ts";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import { useSuggestions } from "./use-suggestions.ts";

interface Props extends AriaFieldWords {
  tenant: string;
  value: string;
  onType: (text: string) => void;
  onChoose: (customer: CustomerLine) => void;
  name?: string;
  type?: "text" | "email" | "tel";
  maxLength?: number;
  /** False while what stands there was chosen, not typed. */
  asks?: boolean;
}

const everything = () => true;

/**
 * A text field that knows who was here before: what is typed is what counts, and whoever fits can be chosen with the
 * arrows or a press. The list opens only when somebody fits, so it is never in the way of a new customer.
 */
export function SuggestField({ tenant, label, hint, error, onType, onChoose, asks = true, ...field }: Props) {
  const t = useTranslator("customers");
  const { value, type = "text", maxLength } = field;
  const found = useSuggestions(tenant, asks ? value : "");
  return (
    <ComboBox
      allowsCustomValue
      menuTrigger="manual"
      formValue="text"
      {...(field.name !== undefined && { name: field.name })}
      isInvalid={error !== undefined}
      items={found}
      defaultFilter={everything}
      inputValue={value}
      onInputChange={(text) => text !== value && onType(text)}
      value={null}
      onChange={(key) => {
        const chosen = found.find(({ id }) => id === key);
        if (chosen) onChoose(chosen);
      }}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel>{label}</FieldLabel>
      <Input
        type={type}
        autoComplete="off"
        className={controlClass("compact")}
        {...(maxLength !== undefined && { maxLength })}
      />
      <FieldNotes hint={hint} error={error} />
      <OpenWhenFound found={found} />
      <Popover
        className={cx(popoverClass, "w-(--trigger-width) min-w-72 max-w-[calc(100vw-2rem)]")}
        offset={4}
      >
        <ListBox<CustomerLine>
          aria-label={t("suggest.label")}
          className="max-h-80 overflow-y-auto p-1 outline-none"
        >
          {(line) => (
            <ListBoxItem id={line.id} textValue={line.name} className={cx(optionClass, "items-start")}>
              <span className="min-w-0 grow">
                <span className="block truncate font-medium">{line.name}</span>
                <span className="block truncate text-muted text-xs">
                  {[line.email, line.phone].filter(Boolean).join(" · ")}
                </span>
              </span>
              <span className="shrink-0 text-end text-muted text-xs tabular-nums">
                <span className="block">{t("suggest.visits", { count: line.visits })}</span>
                {line.noShows > 0 && (
                  <span className="block">{t("suggest.noShows", { count: line.noShows })}</span>
                )}
                {line.blocked && (
                  <span className="inline-flex items-center gap-1 text-bad">
                    <WarningMark className="size-3" />
                    {t("blocked")}
                  </span>
                )}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/**
 * Answers come after the key press that asked for them, so the field would never open its list by itself. Only a new answer
 * opens it: whoever closed it with Escape wants it closed.
 */
function OpenWhenFound({ found }: { found: readonly CustomerLine[] }) {
  const state = useContext(ComboBoxStateContext);
  const met = useRef(found);
  useEffect(() => {
    if (met.current === found) return;
    met.current = found;
    if (found.length > 0 && state?.isFocused && !state.isOpen) state.open(null, "manual");
  }, [found, state]);
  return null;
}

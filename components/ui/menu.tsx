"use client";

import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { type ButtonVariant, buttonClass } from "./button-class.ts";
import { cx } from "./classes.ts";
import { optionClass, popoverClass } from "./popover-class.ts";

export interface MenuAction {
  id: string;
  label: string;
  /** Shown at the end of the line, such as "M". */
  shortcut?: string;
  danger?: boolean;
  isDisabled?: boolean;
  href?: string;
  onAction?: () => void;
}

interface Props {
  /** Name for screen readers; give it when `trigger` is only a drawing. */
  label?: string;
  trigger: ReactNode;
  actions: readonly MenuAction[];
  variant?: ButtonVariant;
  icon?: boolean;
}

/** A button that opens a short list of things to do. */
export function Menu({ label, trigger, actions, variant = "quiet", icon = false }: Props) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={buttonClass(variant, icon ? "icon" : "compact")}>
        {trigger}
      </Button>
      <Popover className={cx(popoverClass, "min-w-44")} placement="bottom end" offset={4}>
        <AriaMenu items={actions} className="p-1 outline-none">
          {({ danger, shortcut, label: name, ...item }) => (
            <MenuItem {...item} textValue={name} className={cx(optionClass, danger && "text-bad")}>
              <span className="grow">{name}</span>
              {shortcut !== undefined && <kbd className="font-sans text-muted text-xs">{shortcut}</kbd>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

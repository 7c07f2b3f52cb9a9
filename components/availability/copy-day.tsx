"use client";

import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { buttonClass } from "#components/ui/button-class.ts";
import { cx } from "#components/ui/classes.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { popoverClass } from "#components/ui/popover-class.ts";
import { CopyMark } from "./copy-mark.tsx";

interface Weekday {
  weekday: number;
  name: string;
}

interface Props {
  from: Weekday;
  weekdays: readonly Weekday[];
  onCopy: (to: number[]) => void;
}

/** A day's hours for other days too: which, is ticked in a small list. */
export function CopyDay({ from, weekdays, onCopy }: Props) {
  const t = useTranslator("hours");
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={t("copy", { day: from.name })}
        className={buttonClass("quiet", "icon", "text-muted")}
      >
        <CopyMark />
      </AriaButton>
      <Popover className={cx(popoverClass, "w-60 p-3")} placement="bottom end" offset={4}>
        <Dialog aria-label={t("copy", { day: from.name })} className="outline-none">
          {({ close }) => (
            <Choice
              from={from}
              weekdays={weekdays}
              onCopy={(to) => {
                onCopy(to);
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice({ from, weekdays, onCopy }: Props) {
  const t = useTranslator("hours");
  const others = weekdays.filter(({ weekday }) => weekday !== from.weekday);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choose = (days: readonly number[]) => setChosen(days.filter((day) => day !== from.weekday));
  const shortcut = (label: string, days: readonly number[]) => (
    <button
      type="button"
      className="text-accent-text underline underline-offset-2"
      onClick={() => choose(days)}
    >
      {label}
    </button>
  );
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        // The week's own form is around this one in React's tree.
        event.stopPropagation();
        if (chosen.length > 0) onCopy([...chosen]);
      }}
    >
      <p className="font-medium text-sm">{t("copy.title", { day: from.name })}</p>
      <div className="mt-1.5">
        {others.map(({ weekday, name }) => (
          <label key={weekday} className="flex min-h-9 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(weekday)}
              onChange={() =>
                setChosen(
                  chosen.includes(weekday) ? chosen.filter((day) => day !== weekday) : [...chosen, weekday],
                )
              }
              className="size-4.5 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
      <div className="mt-1 flex gap-4 text-sm">
        {shortcut(t("copy.weekdays"), [1, 2, 3, 4, 5])}
        {shortcut(t("copy.all"), [1, 2, 3, 4, 5, 6, 7])}
      </div>
      <Button
        type="submit"
        variant="primary"
        size="compact"
        className="mt-3 w-full"
        disabled={chosen.length === 0}
      >
        {t("copy.submit", { count: chosen.length })}
      </Button>
    </form>
  );
}

"use client";

import { buttonClass } from "#components/ui/button-class.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import type { StaffSlot } from "#lib/agenda/slots.ts";
import { byPartOfDay } from "#lib/availability/days.ts";
import { formatTime } from "#lib/time/format.ts";

interface Props {
  slots: readonly StaffSlot[];
  zone: string;
  region: string;
  value: number | null;
  onPick: (slot: StaffSlot) => void;
}

/** One day's free times by part of the day; the chosen one is pressed. */
export function SlotTimes({ slots, zone, region, value, onPick }: Props) {
  const t = useTranslator("bookings");
  return byPartOfDay(slots, zone).map(({ part, slots: times }) => (
    <fieldset key={part} className="mt-3">
      <legend className="mb-1.5 text-muted text-xs">{t(`picker.part.${part}`)}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-1.5">
        {times.map((slot) => (
          <button
            key={slot.from}
            type="button"
            aria-pressed={slot.from === value}
            onClick={() => onPick(slot)}
            className={buttonClass(
              slot.from === value ? "primary" : "secondary",
              "compact",
              "px-1 font-normal tabular-nums",
            )}
          >
            {formatTime(slot.from, region, zone)}
          </button>
        ))}
      </div>
    </fieldset>
  ));
}

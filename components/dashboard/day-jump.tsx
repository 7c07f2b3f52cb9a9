"use client";

import { useRouter } from "next/navigation";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  date: string;
  /** The address with `DATE` in the day's place. */
  href: string;
  /** Only the button that opens the month, where there is no room to type. */
  compact?: boolean;
}

/** Goes to a day that is typed or picked. */
export function DayJump({ date, href, compact = false }: Props) {
  const t = useTranslator("bookings");
  const ui = useTranslator("ui");
  const router = useRouter();
  return (
    <DatePicker
      key={date}
      compact={compact}
      label={<span className="sr-only">{t("day.pick")}</span>}
      className="gap-0!"
      defaultValue={date}
      onChange={(day) => day && /^20\d\d-/.test(day) && router.push(href.replace("DATE", day))}
      words={{
        openCalendar: compact ? t("day.pick") : ui("openCalendar"),
        previousMonth: ui("previousMonth"),
        nextMonth: ui("nextMonth"),
      }}
    />
  );
}

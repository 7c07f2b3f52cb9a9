"use client";

import { useRouter } from "next/navigation";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

/** Goes to a day that is typed or picked. `hrefs`: the address with `DATE` in the day's place. */
export function DayJump({ date, href }: { date: string; href: string }) {
  const t = useTranslator("bookings");
  const ui = useTranslator("ui");
  const router = useRouter();
  return (
    <DatePicker
      key={date}
      label={<span className="sr-only">{t("day.pick")}</span>}
      className="gap-0!"
      defaultValue={date}
      onChange={(day) => day && /^20\d\d-/.test(day) && router.push(href.replace("DATE", day))}
      words={{
        openCalendar: ui("openCalendar"),
        previousMonth: ui("previousMonth"),
        nextMonth: ui("nextMonth"),
      }}
    />
  );
}

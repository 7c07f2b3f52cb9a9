import { buttonClass } from "#components/ui/button-class.ts";
import { CalendarMark } from "#components/ui/marks.tsx";
import type { ManageView } from "#lib/booking/manage-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";

/** The booking into the customer's own calendar: two web calendars, and a file for all others. */
export function CalendarLinks({ links, t }: { links: ManageView["links"]; t: Translator<"manage"> }) {
  const style = buttonClass("secondary", "touch", "px-4");
  const outside = { className: style, target: "_blank", rel: "noreferrer" };
  return (
    <section aria-labelledby="to-calendar">
      <h2 id="to-calendar" className="mb-3 flex items-center gap-2 font-medium text-sm">
        <CalendarMark className="size-4 text-muted" />
        {t("calendar.title")}
      </h2>
      <div className="flex flex-wrap gap-2">
        <a href={links.google} {...outside}>
          {t("calendar.google")}
        </a>
        <a href={links.outlook} {...outside}>
          {t("calendar.outlook")}
        </a>
        <a href={links.file} className={style} download>
          {t("calendar.file")}
        </a>
      </div>
    </section>
  );
}

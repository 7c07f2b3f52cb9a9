import { cx } from "#components/ui/classes.ts";
import { ClockMark } from "#components/ui/marks.tsx";
import type { Translator } from "#lib/i18n/translator.ts";

const days = 31;
const chosenDay = 1;
const chosenTime = "9:45";
const quietDays = new Set([6, 13, 20, 24, 25, 26, 27, 31]);

/** A picture of a booking page, drawn with the page's own material. Hidden from assistive technology: nothing here works. */
export function SampleBooking({ t }: { t: Translator<"site"> }) {
  return (
    <div
      aria-hidden="true"
      className="select-none overflow-hidden rounded-md border border-hairline bg-surface text-sm shadow-float"
    >
      <div className="flex items-center gap-2 border-hairline border-b px-5 py-3.5 font-medium">
        <span className="size-2.5 rounded-full bg-accent" />
        {t("sample.business")}
      </div>
      <div className="grid sm:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
        <div className="border-hairline p-5 max-sm:hidden sm:border-e">
          <p className="font-semibold text-base">{t("sample.service")}</p>
          <p className="mt-0.5 text-muted">{t("sample.details")}</p>
          <p className="mt-5 font-medium">{t("sample.month")}</p>
          <Month weekdays={t("sample.weekdays").split(" ")} />
        </div>
        <div className="flex flex-col p-5">
          <p className="font-semibold text-base sm:hidden">{t("sample.service")}</p>
          <p className="mb-4 text-muted sm:hidden">{t("sample.details")}</p>
          <p className="font-medium">{t("sample.day")}</p>
          <Times name={t("sample.morning")} times={t("sample.morningTimes").split(" ")} />
          <Times name={t("sample.afternoon")} times={t("sample.afternoonTimes").split(" ")} />
          <p className="mt-5 flex min-h-10 items-center justify-center rounded-md bg-accent px-3 font-medium text-accent-ink">
            {t("sample.action")}
          </p>
        </div>
      </div>
      <p className="flex items-center gap-2 border-hairline border-t px-5 py-3 text-muted text-xs">
        <ClockMark className="size-3.5" />
        {t("sample.zone")}
      </p>
    </div>
  );
}

function Month({ weekdays }: { weekdays: string[] }) {
  return (
    <div className="mt-3 grid grid-cols-7 gap-y-1 text-center tabular-nums">
      {weekdays.map((name) => (
        <span key={name} className="pb-1 text-muted text-xs">
          {name}
        </span>
      ))}
      {Array.from({ length: days }, (_, index) => index + 1).map((day) => (
        <span
          key={day}
          className={cx(
            "relative mx-auto grid size-8 place-items-center rounded-full",
            day === 1 && "col-start-2", // 1 December 2026 is a Tuesday.
            day === chosenDay && "bg-accent font-medium text-accent-ink",
            quietDays.has(day) && "text-muted",
          )}
        >
          {day}
          {day !== chosenDay && !quietDays.has(day) && (
            <span className="absolute bottom-0.5 size-1 rounded-full bg-accent-text" />
          )}
        </span>
      ))}
    </div>
  );
}

function Times({ name, times }: { name: string; times: string[] }) {
  return (
    <>
      <p className="mt-4 text-muted text-xs">{name}</p>
      <div className="mt-1.5 grid grid-cols-3 gap-1.5">
        {times.map((time) => (
          <span
            key={time}
            className={cx(
              "rounded-md border py-2 text-center tabular-nums",
              time === chosenTime
                ? "border-accent bg-accent-wash font-medium text-accent-text"
                : "border-hairline",
            )}
          >
            {time}
          </span>
        ))}
      </div>
    </>
  );
}

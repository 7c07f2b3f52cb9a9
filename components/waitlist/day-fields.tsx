import type { FieldSize } from "#components/ui/field-class.ts";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { weekdayNames } from "#lib/time/format.ts";
import { weekStart } from "#lib/time/week.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { dayPartNames } from "#lib/waitlist/day-parts.ts";
import { weekdayField } from "#lib/waitlist/form-fields.ts";

interface Props {
  today: string;
  proposed: string;
  /** The service's zone: what days and times mean. */
  zone: string;
  region: string;
  size?: FieldSize;
  typed: Readonly<Record<string, string>>;
  errorOf: (field: string) => string | undefined;
}

const tick = "flex-none [&_label]:min-h-9 [&_label]:py-1.5 [&_label]:gap-2";

/** Which days and which times of day. Nothing ticked means that any will do. */
export function DayFields({ today, proposed, zone, region, size, typed, errorOf }: Props) {
  const t = useTranslator("waitlist");
  const isExact = Boolean(typed.timeFrom || typed.timeTo || errorOf("timeFrom"));
  const day = (name: "from" | "to", label: string, usual: string) => (
    <TextField
      id={name}
      name={name}
      type="date"
      size={size}
      label={label}
      required
      min={today}
      defaultValue={typed[name] || usual}
      error={errorOf(name)}
    />
  );
  return (
    <>
      <fieldset className="grid min-w-0 gap-4">
        <legend className="mb-2 font-semibold">{t("join.days")}</legend>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {day("from", t("join.fromDay"), today)}
          {day("to", t("join.toDay"), proposed)}
        </div>
        <fieldset className="min-w-0">
          <legend className="font-medium text-sm">{t("join.weekdays")}</legend>
          <p className="text-muted text-sm">{t("join.weekdaysHint")}</p>
          <div className="mt-1 flex flex-wrap gap-x-5">
            {weekdayNames(region, "long", weekStart(region)).map(({ weekday, name }) => (
              <Checkbox
                key={weekday}
                className={tick}
                name={weekdayField(weekday)}
                label={name}
                defaultChecked={Boolean(typed[weekdayField(weekday)])}
              />
            ))}
          </div>
        </fieldset>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="font-semibold">{t("join.times")}</legend>
        <p className="text-muted text-sm">
          {t("join.timesHint")} {t("join.zone", { city: zoneCity(zone) })}
        </p>
        <div className="mt-1 flex flex-wrap gap-x-5">
          {dayPartNames.map((part) => (
            <Checkbox
              key={part}
              className={`${tick} [&_span]:first-letter:uppercase`}
              name={part}
              label={<span className="inline-block">{t(`part.${part}`)}</span>}
              defaultChecked={Boolean(typed[part])}
            />
          ))}
        </div>
        <Disclosure summary={t("join.exact")} open={isExact}>
          <div className="grid grid-cols-2 gap-4 pt-2">
            {(["timeFrom", "timeTo"] as const).map((name) => (
              <TextField
                key={name}
                id={name}
                name={name}
                type="time"
                size={size}
                label={t(`join.${name}`)}
                defaultValue={typed[name]}
                error={errorOf(name)}
              />
            ))}
          </div>
        </Disclosure>
      </fieldset>
    </>
  );
}

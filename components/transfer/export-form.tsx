import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import type { Translator } from "#lib/i18n/translator.ts";

/** A plain form: the browser saves what comes back. */
export function ExportForm({ t, action }: { t: Translator<"transfer">; action: string }) {
  const field = { size: "compact", className: "sm:col-span-3" } as const;
  return (
    <form action={action} method="get" className="grid gap-4 sm:grid-cols-6">
      <Select
        {...field}
        name="what"
        label={t("export.what")}
        options={(["bookings", "customers", "configuration"] as const).map((value) => ({
          value,
          label: t(`export.${value}`),
        }))}
      />
      <Select
        {...field}
        name="format"
        label={t("export.format")}
        options={(["csv", "json", "ics"] as const).map((value) => ({ value, label: t(`export.${value}`) }))}
      />
      <TextField {...field} type="date" name="from" label={t("export.from")} hint={t("export.rangeHint")} />
      <TextField {...field} type="date" name="to" label={t("export.to")} />
      <div className="sm:col-span-6">
        <Button type="submit" size="compact">
          {t("export.download")}
        </Button>
      </div>
    </form>
  );
}

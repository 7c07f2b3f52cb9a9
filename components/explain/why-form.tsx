import Form from "next/form";
import { Button } from "#components/ui/light/button.tsx";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import type { WhyView } from "#lib/availability/explain-page.ts";
import type { WhyQuery } from "#lib/availability/explain-query.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  t: Translator<"explain">;
  region: string;
  action: string;
  query: WhyQuery;
  view: WhyView;
  /** "New York (GMT-5)" */
  zone: string;
}

/** What to explain, as a plain form: the address holds all of it, so an answer can be kept and shared. */
export function WhyForm({ t, region, action, query, view, zone }: Props) {
  const { choices } = view;
  const isBack = choices.past && query.asOf !== undefined;
  return (
    <Form action={action} className="rounded-md border border-hairline bg-surface p-4">
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-4 lg:flex lg:flex-wrap">
        <Select
          className="col-span-2 min-w-44 lg:flex-2"
          size="compact"
          name="service"
          label={t("form.service")}
          defaultValue={view.service}
          options={choices.services.map(({ slug, name, active }) => ({
            value: slug,
            label: active ? name : t("form.hidden", { name }),
          }))}
        />
        {choices.lengths.length > 0 && (
          <Select
            className="min-w-28 lg:flex-1"
            size="compact"
            name="length"
            label={t("form.length")}
            defaultValue={String(view.length)}
            options={choices.lengths.map((minutes) => ({
              value: String(minutes),
              label: formatDuration(minutes, region),
            }))}
          />
        )}
        <Select
          className="min-w-36 max-sm:col-span-2 lg:flex-1"
          size="compact"
          name="staff"
          label={t("form.staff")}
          defaultValue={query.staff ?? ""}
          options={[
            { value: "", label: t("form.anyone") },
            ...choices.staff.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <TextField
          size="compact"
          type="date"
          name="date"
          label={t("form.date")}
          defaultValue={view.date}
          required
        />
        <TextField size="compact" type="time" name="time" label={t("form.time")} defaultValue={query.time} />
        <Button type="submit" variant="primary" size="compact" className="max-sm:col-span-2 sm:mt-6.5">
          {t("form.submit")}
        </Button>
      </div>
      <p className="mt-3 text-muted text-sm">{t("form.timeHint", { zone })}</p>
      <Disclosure
        className="mt-1 text-sm"
        summary={t(choices.past ? "form.more" : "form.customer")}
        open={isBack || query.customer !== undefined}
      >
        <div className="grid gap-3 pb-1 sm:grid-cols-2 lg:max-w-2xl">
          <TextField
            size="compact"
            type="email"
            name="customer"
            label={t("form.customer")}
            hint={t("form.customerHint")}
            error={view.badCustomer ? t("form.badCustomer") : undefined}
            defaultValue={query.customer}
            autoComplete="off"
          />
          {choices.past && (
            <TextField
              size="compact"
              type="datetime-local"
              name="asOf"
              label={t("form.asOf")}
              hint={t("form.asOfHint")}
              defaultValue={query.asOf}
            />
          )}
        </div>
      </Disclosure>
    </Form>
  );
}

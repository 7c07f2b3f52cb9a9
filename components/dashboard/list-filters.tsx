"use client";

import Form from "next/form";
import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { ListQuery } from "#lib/agenda/list.ts";
import { bookingStatuses } from "#lib/booking/states.ts";
import { SearchField } from "./search-field.tsx";

interface Named {
  slug: string;
  name: string;
}

interface Props {
  action: string;
  query: ListQuery;
  services: Named[];
  staff: Named[];
}

/** Search and filters as a plain form: the address holds all of it, so it can be kept, shared and gone back to. */
export function ListFilters({ action, query, services, staff }: Props) {
  const t = useTranslator("bookings");
  const named = (items: Named[]) => [
    { value: "", label: t("list.any") },
    ...items.map(({ slug, name }) => ({ value: slug, label: name })),
  ];
  const filtered = Boolean(query.q || query.service || query.staff || query.from || query.to || query.status);
  return (
    <Form
      action={action}
      className="mb-4 flex flex-wrap items-end gap-3 rounded-md border border-hairline bg-surface p-3"
    >
      <SearchField
        className="min-w-[min(11rem,100%)] flex-2"
        size="compact"
        name="q"
        label={t("search")}
        placeholder={t("list.search")}
        defaultValue={query.q}
      />
      <Select
        className="min-w-36 flex-1"
        size="compact"
        name="status"
        label={t("list.status")}
        defaultValue={query.status ?? "upcoming"}
        options={[
          { value: "upcoming", label: t("list.status.upcoming") },
          { value: "all", label: t("list.status.all") },
          ...bookingStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <Select
        className="min-w-26 flex-1"
        size="compact"
        name="service"
        label={t("list.service")}
        defaultValue={query.service ?? ""}
        options={named(services)}
      />
      {staff.length > 1 && (
        <Select
          className="min-w-26 flex-1"
          size="compact"
          name="staff"
          label={t("list.staff")}
          defaultValue={query.staff ?? ""}
          options={named(staff)}
        />
      )}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="w-34"
          size="compact"
          type="date"
          name="from"
          label={t("list.from")}
          defaultValue={query.from}
        />
        <TextField
          className="w-34"
          size="compact"
          type="date"
          name="to"
          label={t("list.to")}
          defaultValue={query.to}
        />
        <Button type="submit" size="compact">
          {t("list.apply")}
        </Button>
        {filtered && (
          <Link href={action} className={buttonClass("quiet", "compact")}>
            {t("list.reset")}
          </Link>
        )}
      </div>
    </Form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { ServiceView } from "#lib/booking/page-view.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  service: ServiceView;
  staff: string | null;
  party: number;
  region: string;
}

const longestList = 20;

/** How long, with whom and how many: asks the server for the page with other times. A plain form where no script runs. */
export function Filters({ service, staff, party, region }: Props) {
  const t = useTranslator("booking");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, start] = useTransition();
  const people = service.staff.length > 1;
  const seats = service.capacity > 1;
  const lengths = service.durations.length > 0;
  if (!people && !seats && !lengths) return null;

  function apply() {
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (value !== "") query.set(name, String(value));
    start(() => router.replace(`${location.pathname}?${query}`, { scroll: false }));
  }

  return (
    <form ref={form} method="get" aria-busy={pending} className="mt-5 grid gap-4 sm:max-lg:grid-cols-2">
      {lengths && (
        <Select
          name="duration"
          label={t("length.label")}
          defaultValue={String(service.durationMinutes)}
          onChange={apply}
          options={service.durations.map(({ durationMinutes, price }) => ({
            value: String(durationMinutes),
            label: `${formatDuration(durationMinutes, region)} · ${price.amount === 0 ? t("service.free") : formatMoney(price, region)}`,
          }))}
        />
      )}
      {people && (
        <Select
          name="staff"
          label={t("staff.label")}
          defaultValue={staff ?? ""}
          onChange={apply}
          options={[
            { value: "", label: t("staff.any") },
            ...service.staff.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
      {seats && (
        <Select
          name="party"
          label={t("party.label")}
          defaultValue={String(party)}
          onChange={apply}
          options={Array.from({ length: Math.min(service.capacity, longestList) }, (_, index) => ({
            value: String(index + 1),
            label: t("party.option", { count: index + 1 }),
          }))}
        />
      )}
      <noscript>
        <button type="submit" className="min-h-11 underline">
          {t("filter.apply")}
        </button>
      </noscript>
    </form>
  );
}

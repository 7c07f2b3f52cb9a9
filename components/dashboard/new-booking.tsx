"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RepeatPart } from "#components/series/repeat-part.tsx";
import { useSeries } from "#components/series/use-series.ts";
import { Card } from "#components/ui/card.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffBookAction } from "#lib/booking/staff-actions.ts";
import { startText } from "#lib/booking/start-text.ts";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import { paths } from "#lib/paths.ts";
import { bookSeriesAction } from "#lib/series/actions.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { Alternatives } from "./alternatives.tsx";
import { CustomerFields } from "./customer-fields.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SlotPicker } from "./slot-picker.tsx";
import { useAction } from "./use-action.ts";

export interface BookableService {
  slug: string;
  label: string;
  capacity: number;
  /** Of its place. */
  zone: string;
  staff: { slug: string; name: string }[];
  /** Lengths to choose from, with their words; empty where there is one. */
  lengths: { minutes: number; label: string; usual: boolean }[];
}

interface Props {
  tenant: string;
  services: BookableService[];
  /** Staff book into their own calendar only, so there is nobody to choose. */
  ownOnly: boolean;
  zone: string;
  region: string;
  today: string;
  date: string;
  initial: {
    service: string | undefined;
    staff: string | undefined;
    start: number | null;
    customer: CustomerLine | null;
  };
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** Service, person, time, customer: on one page, in the order of a telephone call. What was typed stays whatever happens. */
export function NewBooking({ tenant, services, ownOnly, zone, region, today, date, initial }: Props) {
  const t = useTranslator("bookings");
  const all = useTranslator("series");
  const router = useRouter();
  const { run, pending, problem, words, errorOf, fields } = useAction();
  const [slug, setSlug] = useState(initial.service ?? services[0]?.slug ?? "");
  const [staff, setStaff] = useState(initial.staff ?? "");
  const [start, setStart] = useState(initial.start);
  const [length, setLength] = useState<number>();
  const [squeeze, setSqueeze] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const service = services.find((candidate) => candidate.slug === slug);
  const person = service?.staff.some((candidate) => candidate.slug === staff) ? staff : undefined;
  const series = useSeries({ tenant, service: slug, staff: person, durationMinutes: length, start });
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");

  const submit = (form: FormData) => {
    if (start === null || !service) return;
    const name = textOf(form, "name");
    const email = textOf(form, "email");
    const phone = textOf(form, "phone");
    const id = textOf(form, "customer");
    const note = textOf(form, "note");
    const party = Number(form.get("party") ?? 1);
    const wanted = {
      service: service.slug,
      start: startText(start),
      ...(person && { staff: person }),
      ...(service.capacity > 1 && { party }),
      ...(length !== undefined && { durationMinutes: length }),
      customer: { name, ...(email && { email }), ...(phone && { phone }), ...(id && { id }) },
      ...(note && { note }),
    };
    const open = (from: number, booking: string) =>
      router.push(paths.dashboard.today(tenant, { date: dateFromMinute(from, zone), booking }));
    const { repeat, starts, choice } = series;
    const [first] = starts;
    if (!series.on)
      run(
        () => staffBookAction(tenant, { ...wanted, squeeze, key: `${key}.${start}` }),
        ({ booking }) => {
          notify({ title: t("create.done", { name, when: when(start) }) });
          open(start, booking);
        },
      );
    else if (repeat && first !== undefined)
      run(
        () => {
          const expected = starts.map(startText);
          const shown = { repeat, conflicts: choice, expected, key: `${key}.${first}.${starts.length}` };
          return bookSeriesAction(tenant, { ...wanted, ...shown });
        },
        ({ booking, count }) => {
          notify({ title: all("create.done", { name, count, when: when(first) }) });
          open(first, booking);
        },
        () => void series.refetch(),
      );
  };
  const seriesLabel = () => {
    const [first] = series.starts;
    if (first !== undefined) return all("create.submit", { count: series.starts.length, when: when(first) });
    return series.isFetching ? all("times.loading") : all("create.stopped");
  };

  return (
    <form
      method="post"
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <Card className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("create.service")}
            size="compact"
            value={slug}
            options={services.map(({ slug: value, label }) => ({ value, label }))}
            onChange={(event) => {
              setSlug(event.target.value);
              setLength(undefined);
              // The time that was pressed in the calendar is still the one that is wanted.
              setStart(initial.start);
            }}
            error={errorOf("service")}
          />
          {service && service.lengths.length > 0 && (
            <Select
              label={t("create.length")}
              size="compact"
              value={String(length ?? service.lengths.find(({ usual }) => usual)?.minutes)}
              options={service.lengths.map(({ minutes, label }) => ({ value: String(minutes), label }))}
              onChange={(event) => {
                setLength(Number(event.target.value));
                setStart(null);
              }}
              error={errorOf("durationMinutes")}
            />
          )}
          {!ownOnly && service && service.staff.length > 0 && (
            <Select
              label={t("create.staff")}
              size="compact"
              value={person ?? ""}
              options={[
                { value: "", label: t("create.anyone") },
                ...service.staff.map(({ slug: value, name }) => ({ value, label: name })),
              ]}
              onChange={(event) => {
                setStaff(event.target.value);
                setStart(null);
              }}
              error={errorOf("staff")}
            />
          )}
        </div>
        <SlotPicker
          key={`${slug}.${person}.${length}`}
          tenant={tenant}
          service={slug}
          staff={person}
          zone={zone}
          placeZone={service?.zone}
          region={region}
          today={today}
          date={date}
          value={start}
          duration={length}
          squeeze={squeeze}
          onSqueeze={setSqueeze}
          onPick={(slot) => setStart(slot.from)}
        />
        <RepeatPart {...{ series, start, today, zone, region, errorOf }} />
      </Card>
      <Card className="flex flex-col gap-4 lg:sticky lg:top-4">
        <h2 className="text-base">{t("create.customer")}</h2>
        <CustomerFields
          tenant={tenant}
          region={region}
          zone={zone}
          errorOf={errorOf}
          capacity={service?.capacity ?? 1}
          initial={initial.customer}
        />
        {fields.length > 0 ? (
          <FormErrors
            title={t("create.errors", { count: fields.length })}
            errors={fields.map(({ message }) => ({ message }))}
          />
        ) : (
          <ProblemNote words={words} />
        )}
        <Alternatives problem={problem} zone={zone} region={region} onPick={setStart} />
        <Button
          type="submit"
          variant="primary"
          size="compact"
          pending={pending}
          disabled={start === null || (series.on && series.starts.length === 0)}
        >
          {start === null
            ? t("create.submitEmpty")
            : series.on
              ? seriesLabel()
              : t("create.submit", { time: when(start) })}
        </Button>
      </Card>
    </form>
  );
}

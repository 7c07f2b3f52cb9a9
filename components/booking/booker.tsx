"use client";

import { lazy, type ReactNode, Suspense, useActionState, useEffect, useRef, useState } from "react";
import { Booked, type BookedAnswer } from "#components/embed/booked.tsx";
import { announce } from "#components/embed/bridge.ts";
import { cx } from "#components/ui/classes.ts";
import { BackMark, CalendarMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { WaitlistLink } from "#components/waitlist/waitlist-link.tsx";
import { refusalOf } from "#lib/actions/refusal.ts";
import { bookPost } from "#lib/booking/actions.ts";
import type { TimesSource } from "#lib/booking/fetch-times.ts";
import type { PickerView, ServiceView } from "#lib/booking/page-view.ts";
import { startText } from "#lib/booking/start-text.ts";
import { dueTerms } from "#lib/booking/terms.ts";
import { chosenZoneCookie } from "#lib/booking/zone-choice.ts";
import { paths } from "#lib/paths.ts";
import { inBothZones } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { BookingForm, minutesOf } from "./booking-form.tsx";
import { Filters } from "./filters.tsx";
import { HoldNote } from "./hold-note.tsx";
import { NoTimes } from "./no-times.tsx";
import { Picker } from "./picker.tsx";
import { Taken } from "./taken.tsx";
import { useHold } from "./use-hold.ts";
import { useMonths } from "./use-months.ts";
import { startFrom, useStart } from "./use-start.ts";

export interface BookerProps {
  business: { slug: string; name: string; timezone: string };
  service: ServiceView;
  view: PickerView;
  staff: string | null;
  /** Minutes; null: the usual length. */
  length: number | null;
  party: number;
  start: number | null;
  /** The address asked for a time that is not free. */
  gone: boolean;
  region: string;
  formKey: string;
  /** Inside another website: stays in its frame, and tells the page around it. */
  embedded?: boolean;
  /** What is booked: stays in view beside times and form. */
  summary: ReactNode;
}

/** What comes back until when needs the rules of zones, which the times on this page do without: fetched with the form. */
const PayTerms = lazy(() => import("./pay-terms.tsx").then((module) => ({ default: module.PayTerms })));

/** Picking a time and filling in the form, in one place. Which of the two shows is in the address (`start`). */
export function Booker({
  business,
  service,
  view,
  staff,
  length,
  party,
  start: first,
  gone,
  formKey,
  region,
  summary,
  embedded = false,
}: BookerProps) {
  const t = useTranslator("booking");
  const [zone, setZone] = useState(view.zone);
  const [sent, post] = useActionState(bookPost, null);
  const refusal = refusalOf(sent);
  // The form that was sent stays open, also where its time is gone.
  const [start, setStart] = useStart(refusal ? startFrom(sent?.typed.start) : first);
  const [taken, setTaken] = useState(refusal?.code === "slot_taken" ? minutesOf(refusal.alternatives) : null);
  const [booked, setBooked] = useState<BookedAnswer | null>(null);
  const pageOf = embedded ? paths.embed.service : paths.service;
  const group = service.capacity > 1;
  const source: TimesSource = {
    kind: "service",
    tenant: business.slug,
    service: service.slug,
    staff,
    length,
    party,
    group,
  };
  const chosen = {
    staff: staff ?? undefined,
    duration: length === null ? undefined : String(length),
    party: party > 1 ? String(party) : undefined,
  };
  const months = useMonths(view, source);
  const form = useRef<HTMLElement>(null);
  // Refused without a script: the focus belongs to the words that say so.
  const opened = useRef<number | null>(refusal && start);
  const due = dueTerms(service, party);
  const person = service.staff.find(({ slug }) => slug === staff);
  const end = (start ?? 0) + service.durationMinutes;

  // Focus goes where the hands are: into the form when it opens, back to the times when it closes.
  useEffect(() => {
    if (start === opened.current) return;
    const before = opened.current;
    opened.current = start;
    const target =
      start !== null
        ? document.getElementById("name")
        : (document.querySelector<HTMLElement>(`[data-start="${before}"]`) ??
          document.querySelector<HTMLElement>('[data-date][tabindex="0"]'));
    target?.focus();
    if (start !== null) form.current?.scrollIntoView({ block: "nearest" });
  }, [start]);

  const wanted = {
    tenant: business.slug,
    service: service.slug,
    start: start ?? 0,
    zone,
    staff,
    length,
    party,
  };
  const hold = useHold(wanted, start !== null && taken === null, (alternatives) => {
    setTaken(minutesOf(alternatives));
    months.reload(zone);
  });

  function choose(next: number | null) {
    setTaken(null);
    setStart(next);
    if (next === null) hold.drop();
    if (embedded && next !== null)
      announce({ type: "slot-selected", service: service.slug, start: startText(next) });
  }

  function changeZone(next: string) {
    Reflect.set(document, "cookie", chosenZoneCookie(next, location.protocol === "https:"));
    setZone(next);
  }

  const otherHref = pageOf(business.slug, service.slug, {
    date: start === null ? undefined : dateFromMinute(start, zone),
    ...chosen,
  });
  const waitlistHref = service.waitlist ? paths.joinWaitlist(business.slug, service.slug, chosen) : null;
  const words = start === null ? null : inBothZones(start, end, region, zone, business.timezone);
  if (booked)
    return (
      <Booked
        answer={booked}
        {...{ zone, region }}
        business={business.name}
        onAnother={() => {
          setBooked(null);
          setStart(null);
          months.reload(zone);
        }}
      />
    );
  return (
    <div
      data-filling={start !== null || undefined}
      className="group/booker grid grid-cols-1 overflow-clip rounded-md border border-hairline bg-surface max-sm:rounded-none max-sm:border-x-0 lg:grid-cols-[18rem_minmax(0,1fr)]"
    >
      <div className="border-hairline p-5 max-lg:border-b sm:p-6 lg:border-e">
        {summary}
        <div className="group-data-filling/booker:hidden">
          <Filters {...{ service, staff, party, region }} />
        </div>
      </div>
      <div hidden={start !== null} className={cx(start !== null && "hidden", "min-w-0")}>
        {view.next.length === 0 && view.times.starts.length === 0 ? (
          <NoTimes
            {...{ service, staff, region }}
            lastDate={view.lastDate}
            waitlistHref={waitlistHref}
            embedded={embedded}
            everyoneHref={pageOf(business.slug, service.slug)}
          />
        ) : (
          <Picker
            {...{ view, months, zone, business, region }}
            hidden={chosen}
            onStart={choose}
            onZone={changeZone}
            foot={waitlistHref !== null && <WaitlistLink href={waitlistHref} asks beside={embedded} />}
          >
            {gone && !refusal && (
              <p role="status" className="rounded-md bg-caution-wash px-4 py-3 text-caution text-sm">
                {t("taken.gone")}
              </p>
            )}
          </Picker>
        )}
      </div>
      <section
        ref={form}
        aria-labelledby="form-title"
        className={cx("p-5 sm:p-6", start === null && "hidden")}
      >
        <a
          href={otherHref}
          onClick={(event) => {
            event.preventDefault();
            choose(null);
          }}
          className="-ms-2 mb-3 inline-flex min-h-11 items-center gap-1.5 rounded-md px-2 font-medium text-accent-text hover:bg-accent-wash"
        >
          <BackMark className="size-4" />
          {t("form.change")}
        </a>
        <h2 id="form-title" className="sr-only">
          {t("form.title")}
        </h2>
        {words && start !== null && (
          <div className="mb-6 flex gap-3 rounded-md bg-accent-wash p-4">
            <CalendarMark className="mt-0.5 size-5 shrink-0 text-accent-text" />
            <p className="min-w-0">
              <time
                dateTime={startText(start)}
                className={cx("block font-semibold", taken && "text-muted line-through")}
              >
                {words.here.date}
                <br />
                {words.here.time}
              </time>
              <span className="block text-muted text-sm">{words.here.place}</span>
              {person && (
                <span className="block text-muted text-sm">{t("staff.with", { name: person.name })}</span>
              )}
              {party > 1 && (
                <span className="block text-muted text-sm">{t("party.option", { count: party })}</span>
              )}
              {words.there && (
                <span className="mt-1 block text-muted text-sm">
                  {t("form.there", {
                    time: `${words.there.date}, ${words.there.time}`,
                    zone: words.there.place,
                  })}
                </span>
              )}
              {!taken && <HoldNote state={hold.state} {...{ zone, region }} />}
            </p>
          </div>
        )}
        <BookingForm
          {...{ wanted, formKey, sent, post, region }}
          hold={hold.token}
          approval={service.approval}
          due={due}
          terms={
            due &&
            start !== null && (
              <Suspense fallback={<div className="h-40" />}>
                <PayTerms terms={due} {...{ service, start, region }} now={view.now} />
              </Suspense>
            )
          }
          business={business.name}
          lost={taken !== null}
          onBooked={
            embedded
              ? (answer) => {
                  announce({ type: "booked", ...answer.booking });
                  setBooked(answer);
                }
              : undefined
          }
          onTaken={(alternatives) => {
            setTaken(alternatives);
            months.reload(zone);
          }}
        >
          {taken && (
            <Taken
              alternatives={taken}
              {...{ zone, region, otherHref }}
              hrefOf={(next) => pageOf(business.slug, service.slug, { start: startText(next), ...chosen })}
              onStart={choose}
              onOther={() => choose(null)}
            />
          )}
        </BookingForm>
      </section>
    </div>
  );
}

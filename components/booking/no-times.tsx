"use client";

import { buttonClass } from "#components/ui/button-class.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { WaitlistLink } from "#components/waitlist/waitlist-link.tsx";
import type { ServiceView } from "#lib/booking/page-view.ts";
import { formatPlainDate } from "#lib/time/format.ts";

interface Props {
  /** Where one may wait for a time; null where one may not. */
  waitlistHref: string | null;
  embedded: boolean;
  /** The same without the choice of a person. */
  everyoneHref: string;
  service: ServiceView;
  staff: string | null;
  lastDate: string;
  region: string;
}

/** Nothing is free as far as one may book: says so, and where else to look. */
export function NoTimes({ waitlistHref, embedded, everyoneHref, service, staff, lastDate, region }: Props) {
  const t = useTranslator("booking");
  const date = formatPlainDate(lastDate, region, "medium");
  const person = service.staff.find(({ slug }) => slug === staff);
  return (
    <div className="grid min-h-80 place-content-center justify-items-center p-6 text-center">
      <h2 className="text-lg">{t("none.title")}</h2>
      <p className="mt-2 max-w-sm text-muted">
        {person
          ? t("none.textStaff", { name: person.name, date })
          : t(waitlistHref === null ? "none.text" : "none.textWait", { date })}
      </p>
      {person && service.staff.length > 1 && (
        <a href={everyoneHref} className={buttonClass("secondary", "touch", "mt-5")}>
          {t("none.anyone")}
        </a>
      )}
      {waitlistHref !== null && <WaitlistLink href={waitlistHref} beside={embedded} className="mt-5" />}
    </div>
  );
}

import Link from "next/link";
import type { BookingLine } from "#lib/agenda/list.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { ShareLink } from "./share-link.tsx";

interface Props {
  t: Translator<"bookings">;
  lines: readonly BookingLine[];
  region: string;
  zone: string;
  hrefOf: (line: BookingLine) => string;
  allHref: string;
  /** What to hand to customers while nothing is booked. */
  pageUrl: string;
}

/** What comes after the day that is shown. */
export function Upcoming({ t, lines, region, zone, hrefOf, allHref, pageUrl }: Props) {
  return (
    <section aria-labelledby="upcoming" className="min-w-0">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 id="upcoming" className="text-base">
          {t("upcoming.title")}
        </h2>
        <Link href={allHref} className="text-accent-text underline underline-offset-2">
          {t("upcoming.all")}
        </Link>
      </div>
      {lines.length === 0 ? (
        <>
          <p className="text-muted">{t("upcoming.empty")}</p>
          <p className="mt-4 mb-1 text-muted">{t("upcoming.share")}</p>
          <div className="-mx-2.5 w-fit">
            <ShareLink url={pageUrl} />
          </div>
        </>
      ) : (
        <ul className="divide-y divide-hairline">
          {lines.map((line) => (
            <li key={line.id}>
              <Link href={hrefOf(line)} className="-mx-2 block rounded-md px-2 py-2 hover:bg-sunken">
                <span className="block text-muted text-xs tabular-nums">
                  {formatDateTime(line.from, region, zone, "short")}
                </span>
                <span className="block truncate font-medium">{line.customer}</span>
                <span className="block truncate text-muted text-xs">
                  {[line.service, line.staff].filter(Boolean).join(" · ")}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

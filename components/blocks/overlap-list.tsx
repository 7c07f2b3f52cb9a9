import Link from "next/link";
import { WarningMark } from "#components/ui/marks.tsx";
import type { Overlapping } from "#lib/agenda/overlapping.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";

interface Props {
  tenant: string;
  region: string;
  zone: string;
  title: string;
  /** "and 3 more" */
  moreWords: (count: number) => string;
  overlapping: readonly Overlapping[];
  /** Beside a form that is being filled in: the links then leave it alone, and say so with these words. */
  newTab?: string;
}

const shown = 5;

/** Which bookings fall into a time that is to be kept free, each a link to where it can be moved. */
export function OverlapList({ tenant, region, zone, title, moreWords, overlapping, newTab }: Props) {
  const line = ({ id, kind, from, customer, service }: Overlapping) => (
    <li key={id}>
      <Link
        href={paths.dashboard.today(tenant, { date: dateFromMinute(from, zone), [kind]: id })}
        className="inline-block py-0.5 underline underline-offset-2"
        {...(newTab !== undefined && { target: "_blank" })}
      >
        {formatDateTime(from, region, zone, "short")} · {[customer, service].filter(Boolean).join(", ")}
        {newTab !== undefined && <span className="sr-only"> ({newTab})</span>}
      </Link>
    </li>
  );
  return (
    <div className="flex gap-2 rounded-md border border-caution/40 bg-caution-wash px-3 py-2.5 text-sm">
      <WarningMark className="mt-0.5 size-4 shrink-0 text-caution" />
      <div className="min-w-0">
        <p className="text-caution">{title}</p>
        <ul className="mt-1">{overlapping.slice(0, shown).map(line)}</ul>
        {overlapping.length > shown && (
          <details>
            <summary className="w-fit py-0.5">{moreWords(overlapping.length - shown)}</summary>
            <ul>{overlapping.slice(shown).map(line)}</ul>
          </details>
        )}
      </div>
    </div>
  );
}

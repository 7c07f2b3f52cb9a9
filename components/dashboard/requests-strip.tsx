import Link from "next/link";
import { loadRequests } from "#lib/agenda/requests.ts";
import type { Membership } from "#lib/auth/membership.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  t: Translator<"bookings">;
  membership: Membership;
  region: string;
  now: Date;
  bookingHref: (id: string) => string;
  allHref: string;
}

/** Above the day: who waits for an answer. Nothing where nobody does. */
export async function RequestsStrip({ t, membership, region, now, bookingHref, allHref }: Props) {
  const { scope, member, tenant } = membership;
  const { lines, count } = await loadRequests(scope, member, now);
  if (count === 0) return null;
  return (
    <section aria-labelledby="requests" className="mx-4 mb-3 rounded-md bg-caution-wash px-3 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="requests" className="text-sm">
          {t("requests.title", { count })}
        </h2>
        {count > lines.length && (
          <Link href={allHref} className="text-accent-text underline underline-offset-2">
            {t("requests.all")}
          </Link>
        )}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-6">
        {lines.map((line) => (
          <li key={line.id} className="min-w-0">
            <Link href={bookingHref(line.id)} scroll={false} className="block min-h-6 py-1 hover:underline">
              <span className="font-medium [overflow-wrap:anywhere]">{line.customer}</span>{" "}
              <span className="text-muted">
                {t("requests.line", {
                  service: line.service,
                  time: formatDateTime(line.from, region, tenant.timezone, "short"),
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

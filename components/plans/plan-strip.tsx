import Link from "next/link";
import type { Membership } from "#lib/auth/membership.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { loadPlanNotice } from "#lib/plans/loaders.ts";
import { showsPlan } from "#lib/plans/settings.ts";
import { formatDate } from "#lib/time/format.ts";

interface Props {
  t: Translator<"plan">;
  membership: Membership;
  region: string;
  now: Date;
}

/** Above the owner's day: a month that is nearly full, or a payment that failed. Nothing where all is well. */
export async function PlanStrip({ t, membership, region, now }: Props) {
  const { scope, tenant, member } = membership;
  const zone = tenant.timezone;
  const notice = showsPlan(member.role) ? await loadPlanNotice(scope, { zone, now }) : null;
  if (!notice) return null;
  const { standing, bookings } = notice;
  const until = Math.floor((standing.untilMs ?? 0) / 60_000);
  return (
    <p className="mx-4 mb-3 rounded-md bg-caution-wash px-3 py-2.5 text-sm">
      {bookings && bookings.most !== null
        ? t(bookings.fullness === "full" ? "strip.full" : "strip.near", {
            ...{ used: bookings.used, most: bookings.most },
          })
        : t("strip.grace", { date: formatDate(until, region, zone, "dated") })}{" "}
      <Link
        href={paths.dashboard.plan(tenant.slug)}
        className="text-accent-text underline underline-offset-2"
      >
        {t("strip.link")}
      </Link>
    </p>
  );
}

import { redirect } from "next/navigation";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { loadBooking } from "#lib/agenda/detail.ts";
import { memberPage } from "#lib/auth/gate.ts";
import { paths } from "#lib/paths.ts";
import { localDateAt } from "#lib/time/local-day.ts";

/** The lasting address of a booking, for mails and search results: opens its day with the booking beside it. */
export default async function BookingPage({
  params,
}: {
  params: Promise<{ tenant: string; booking: string }>;
}) {
  const { tenant: slug, booking } = await params;
  const membership = await memberPage(slug, paths.dashboard.booking(slug, booking), "booking:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const found = await loadBooking(scope, member, booking);
  if (!found) return <MissingHere tenant={slug} />;
  redirect(
    paths.dashboard.today(slug, { date: localDateAt(found.from, tenant.timezone), booking: found.id }),
  );
}

import { BlockPanel } from "#components/blocks/block-panel.tsx";
import { addTo, classFacts } from "#components/sessions/facts-of.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { type BookableView, loadBookable } from "#lib/agenda/bookable.ts";
import { loadBooking } from "#lib/agenda/detail.ts";
import type { SeriesPlace } from "#lib/agenda/series-place.ts";
import type { Membership } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { loadBlock } from "#lib/blocks/loaders.ts";
import { isLive } from "#lib/booking/states.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { repeatWords } from "#lib/series/words.ts";
import { loadRoster } from "#lib/sessions/loaders.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { BookingPanel } from "./booking-panel.tsx";
import { SessionPanel } from "./session-panel.tsx";
import { SidePanel } from "./side-panel.tsx";

interface Props {
  t: Translator<"bookings">;
  membership: Membership;
  region: string;
  /** `bkg_…`, or the id of a session or a block, as the address has them. */
  booking?: string | undefined;
  session?: string | undefined;
  block?: string | undefined;
  closeHref: string;
  bookingHref: (id: string) => string;
  sessionHref: (id: string) => string;
}

/** Loads what the address says is open, and shows it; what is foreign is simply not there (T1). */
export async function OpenPanel({ t, membership, region, booking, session, block, ...links }: Props) {
  const { scope, tenant, member } = membership;
  const now = new Date();
  const zone = tenant.timezone;
  const nothing = t(block ? "block.notFound" : "panel.notFound");
  const gone = (
    <SidePanel label={nothing} closeLabel={t("panel.close")} closeHref={links.closeHref} title={null}>
      <p>{nothing}</p>
    </SidePanel>
  );
  if (block) {
    const found = await loadBlock(scope, member, block);
    if (!found) return gone;
    return (
      <BlockPanel
        t={t}
        tenant={tenant.slug}
        block={found}
        region={region}
        zone={zone}
        now={minuteFloor(now)}
        mayChange={can(member.role, "block:write")}
        closeHref={links.closeHref}
      />
    );
  }
  if (session) {
    const roster = await loadRoster(scope, member, session);
    if (!roster) return gone;
    const { locale } = await requestLanguage();
    return (
      <MessagesProvider {...clientMessages(locale, ["sessions"])}>
        <SessionPanel
          key={roster.id}
          t={getTranslator(locale, "sessions")}
          closeLabel={t("panel.close")}
          roster={roster}
          facts={classFacts(membership, roster, region, now)}
          region={region}
          zone={zone}
          closeHref={links.closeHref}
          addHref={addTo(membership, roster, now)}
          listHref={paths.dashboard.session(tenant.slug, roster.id)}
          bookingHref={links.bookingHref}
        />
      </MessagesProvider>
    );
  }
  const found = booking ? await loadBooking(scope, member, booking) : null;
  if (!found) return gone;
  const live = isLive(found.status);
  const movable = live && can(member.role, "booking:move");
  const begun = found.from <= minuteFloor(now);
  const attended = can(member.role, "booking:attend") && begun;
  const { locale } = await requestLanguage();
  return (
    <MessagesProvider {...clientMessages(locale, ["money"])}>
      <BookingPanel
        t={t}
        money={getTranslator(locale, "money")}
        seesPayments={can(member.role, "payment:read")}
        booking={found}
        closeHref={links.closeHref}
        sessionHref={found.sessionId && links.sessionHref(found.sessionId)}
        series={await seriesWords(found.series, region)}
        canNote={can(member.role, "booking:note")}
        customerHref={paths.dashboard.customer(tenant.slug, found.customer.id)}
        facts={{
          tenant: tenant.slug,
          booking: found.id,
          version: found.version,
          name: found.customer.name,
          mailed: found.customer.email !== null,
          service: found.service.slug,
          serviceName: found.service.name,
          staff: found.staff?.slug,
          staffName: found.staff?.name,
          from: found.from,
          to: found.to,
          party: found.party,
          date: localDateAt(found.from, zone),
          today: localDateAt(minuteFloor(now), zone),
          zone,
          region,
          choices: movable ? choicesOf(await loadBookable(scope, member)) : [],
          waitsUntil: found.waitsUntil,
          series: found.series,
          left: found.money.left,
          can: {
            answer: found.waitsUntil !== null && can(member.role, "booking:answer"),
            move: movable,
            cancel: live && can(member.role, "booking:cancel"),
            arrived: attended && (found.status === "confirmed" || found.status === "no_show"),
            noShow: attended && (found.status === "confirmed" || found.status === "completed"),
            charge:
              found.status === "no_show" && found.money.noShow !== null && can(member.role, "payment:refund"),
            refund: found.money.left.amount > 0 && can(member.role, "payment:refund"),
          },
        }}
      />
    </MessagesProvider>
  );
}

const choicesOf = (services: readonly BookableView[]) =>
  services.map(({ durationMinutes: usual, lengths, ...service }) => ({
    ...service,
    usual,
    lengths: lengths.length > 0 ? lengths : [usual],
  }));
async function seriesWords(series: SeriesPlace | null, region: string): Promise<string | null> {
  if (!series) return null;
  const t = getTranslator((await requestLanguage()).locale, "series");
  const { index, count, rule, firstDay } = series;
  return t("panel", { index, count, rule: repeatWords(t, rule, firstDay, region) });
}

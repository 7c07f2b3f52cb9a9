import Link from "next/link";
import { BookingMoney } from "#components/money/booking-money.tsx";
import { NoShow } from "#components/money/no-show.tsx";
import { RefundButton } from "#components/money/refund-button.tsx";
import { StatusBadge } from "#components/ui/badge.tsx";
import type { BookingDetail } from "#lib/agenda/detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { referenceOf } from "#lib/ids.ts";
import { inBothZones } from "#lib/time/format.ts";
import { History } from "./history.tsx";
import { MessageLines } from "./message-lines.tsx";
import { NoteForm } from "./note-form.tsx";
import { PanelActions } from "./panel-actions.tsx";
import type { PanelFacts } from "./panel-facts.ts";
import { PanelPart, SidePanel } from "./side-panel.tsx";
import { statusTone } from "./status-tone.ts";

interface Props {
  t: Translator<"bookings">;
  money: Translator<"money">;
  seesPayments: boolean;
  booking: BookingDetail;
  facts: PanelFacts;
  closeHref: string;
  /** Opens the class that the booking is part of. */
  sessionHref: string | null;
  /** "3 of 10, every Tuesday", where it is part of a series. */
  series: string | null;
  canNote: boolean;
  customerHref: string;
}

const sources = ["page", "api", "dashboard", "import", "waitlist"] as const;

/** All about one booking: who, what, when, what can be done, what happened. */
export function BookingPanel({
  t,
  money,
  seesPayments,
  booking,
  facts,
  closeHref,
  sessionHref,
  series,
  canNote,
  customerHref,
}: Props) {
  const { region, zone } = facts;
  const { customer, staff } = booking;
  const { here, there } = inBothZones(booking.from, booking.to, region, zone, booking.customerTimezone);
  const { paid, noShow } = booking.money;
  const isFree = booking.price.amount === 0 && paid.amount === 0 && noShow === null;
  const source = sources.find((name) => name === booking.source);
  return (
    <SidePanel
      label={t("panel.label", { name: customer.name })}
      closeLabel={t("panel.close")}
      closeHref={closeHref}
      title={
        <>
          <h2 className="break-words text-lg">
            <Link href={customerHref} className="underline-offset-2 hover:underline">
              {customer.name}
            </Link>
          </h2>
          <p className="mt-1">
            <StatusBadge tone={statusTone[booking.status]}>{t(`status.${booking.status}`)}</StatusBadge>
          </p>
        </>
      }
    >
      <PanelActions key={booking.id} facts={facts}>
        <div>
          <p className="font-medium">
            {booking.service.name}
            {staff && (
              <span className="font-normal text-muted"> {t("panel.with", { name: staff.name })}</span>
            )}
          </p>
          <p className="mt-1">{here.date}</p>
          <p className="tabular-nums">{here.time}</p>
          {there && (
            <p className="mt-1 text-muted">
              {t("panel.customerTime", { date: there.date, time: there.time, place: there.place })}
            </p>
          )}
          {booking.party > 1 && <p className="mt-1">{t("panel.party", { count: booking.party })}</p>}
          {booking.cancelReason && (
            <p className="mt-1 text-muted">{t("panel.reason", { reason: booking.cancelReason })}</p>
          )}
          {series && <p className="mt-1 text-muted">{series}</p>}
          {sessionHref && (
            <Link href={sessionHref} scroll={false} className="mt-2 inline-block text-accent-text underline">
              {t("panel.session")}
            </Link>
          )}
        </div>
        <dl className="grid grid-cols-[5rem_1fr] gap-x-3 gap-y-1.5">
          {customer.email !== null && (
            <Fact term={t("panel.email")}>
              <a href={`mailto:${customer.email}`} className="break-all underline underline-offset-2">
                {customer.email}
              </a>
            </Fact>
          )}
          {customer.phone && (
            <Fact term={t("panel.phone")}>
              <a
                href={`tel:${customer.phone.replace(/[^+\d]/g, "")}`}
                dir="ltr"
                className="underline underline-offset-2"
              >
                {customer.phone}
              </a>
            </Fact>
          )}
          {isFree && <Fact term={t("panel.price")}>{t("panel.free")}</Fact>}
          {booking.location && <Fact term={t("panel.where")}>{booking.location.name}</Fact>}
        </dl>
        {!isFree && (
          <PanelPart title={money("panel.title")}>
            <BookingMoney t={money} booking={booking} full={seesPayments} region={region} zone={zone} />
            {facts.can.refund && <RefundButton facts={facts} />}
            {facts.can.charge && noShow && (
              <NoShow
                {...{ tenant: facts.tenant, booking: booking.id, name: customer.name }}
                {...{ noShow, region }}
              />
            )}
          </PanelPart>
        )}
        {booking.answers.length > 0 && (
          <PanelPart title={t("panel.answers")}>
            {booking.answers.map(({ question, answer }) => (
              <p key={question} className="whitespace-pre-line break-words">
                {answer}
              </p>
            ))}
          </PanelPart>
        )}
        {canNote && (
          <div className="border-hairline border-t pt-4">
            <NoteForm key={booking.id} tenant={facts.tenant} booking={booking.id} note={booking.staffNote} />
          </div>
        )}
        <PanelPart title={t("panel.history")}>
          <History t={t} lines={booking.history} region={region} zone={zone} />
        </PanelPart>
        <PanelPart title={t("panel.messages")}>
          <MessageLines t={t} lines={booking.messages} region={region} zone={zone} />
        </PanelPart>
        <p className="text-muted text-xs">
          {source && `${t(`panel.source.${source}`)} · `}
          {t("panel.reference", { reference: referenceOf(booking.id).toUpperCase() })}
        </p>
      </PanelActions>
    </SidePanel>
  );
}

const Fact = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <>
    <dt className="text-muted">{term}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
);

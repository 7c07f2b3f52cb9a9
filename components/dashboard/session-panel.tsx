import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { PlusMark } from "#components/ui/marks.tsx";
import type { SessionDetail } from "#lib/agenda/session-detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { inZone } from "#lib/time/format.ts";
import { PanelPart, SidePanel } from "./side-panel.tsx";
import { statusTone } from "./status-tone.ts";

interface Props {
  t: Translator<"bookings">;
  session: SessionDetail;
  region: string;
  zone: string;
  closeHref: string;
  addHref: string;
  bookingHref: (id: string) => string;
}

/** A class: when, with whom, and everybody who comes. */
export function SessionPanel({ t, session, region, zone, closeHref, addHref, bookingHref }: Props) {
  const words = inZone(session.from, session.to, region, zone);
  return (
    <SidePanel
      label={t("session.label", { service: session.service.name })}
      closeLabel={t("panel.close")}
      closeHref={closeHref}
      title={<h2 className="break-words text-lg">{session.service.name}</h2>}
    >
      <div>
        {session.staff && <p className="text-muted">{t("panel.with", { name: session.staff.name })}</p>}
        <p>{words.date}</p>
        <p className="tabular-nums">{words.time}</p>
        <p className="mt-2 font-medium">{t("seats", { taken: session.taken, capacity: session.capacity })}</p>
      </div>
      {session.taken < session.capacity && (
        <Link href={addHref} className={buttonClass("primary", "compact", "self-start")}>
          <PlusMark />
          {t("session.add")}
        </Link>
      )}
      <PanelPart title={t("session.participants")}>
        {session.participants.length === 0 && <p className="text-muted">{t("session.empty")}</p>}
        <ul className="-mx-2">
          {session.participants.map((person) => (
            <li key={person.id}>
              <Link
                href={bookingHref(person.id)}
                scroll={false}
                className="flex min-h-11 items-center justify-between gap-3 rounded-md px-2 hover:bg-sunken"
              >
                <span className="min-w-0 truncate">
                  {person.name}
                  {person.party > 1 && (
                    <span className="text-muted"> · {t("panel.party", { count: person.party })}</span>
                  )}
                </span>
                {person.status !== "confirmed" && (
                  <StatusBadge tone={statusTone[person.status]}>{t(`status.${person.status}`)}</StatusBadge>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </PanelPart>
    </SidePanel>
  );
}

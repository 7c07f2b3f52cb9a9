import Link from "next/link";
import type { ClassFacts } from "#components/sessions/facts.ts";
import { RosterList } from "#components/sessions/roster-list.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { PlusMark } from "#components/ui/marks.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import type { Roster } from "#lib/sessions/loaders.ts";
import { inZone } from "#lib/time/format.ts";
import { PanelPart, SidePanel } from "./side-panel.tsx";

interface Props {
  t: Translator<"sessions">;
  closeLabel: string;
  roster: Roster;
  facts: ClassFacts;
  region: string;
  zone: string;
  closeHref: string;
  /** Null where nobody more fits or may be added. */
  addHref: string | null;
  listHref: string;
  bookingHref: (id: string) => string;
}

/** A class: when, with whom, everybody who comes, and who came. */
export function SessionPanel({ t, roster, facts, region, zone, ...rest }: Props) {
  const words = inZone(roster.from, roster.to, region, zone);
  return (
    <SidePanel
      label={t("label", { service: roster.service.name })}
      closeLabel={rest.closeLabel}
      closeHref={rest.closeHref}
      title={<h2 className="break-words text-lg">{roster.service.name}</h2>}
    >
      <div>
        {roster.staff.length > 0 && (
          <p className="text-muted">{t("with", { names: roster.staff.join(", ") })}</p>
        )}
        <p>{words.date}</p>
        <p className="tabular-nums">{words.time}</p>
        <p className="mt-2 font-medium">
          {roster.open ? t("places", { taken: roster.taken, capacity: roster.capacity }) : t("cancelled")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {rest.addHref && (
          <Link href={rest.addHref} className={buttonClass("primary", "compact")}>
            <PlusMark />
            {t("add")}
          </Link>
        )}
        <Link href={rest.listHref} className={buttonClass("secondary", "compact")}>
          {t("openList")}
        </Link>
      </div>
      {roster.open && (
        <PanelPart title={t("people")}>
          {roster.people.length === 0 ? (
            <p className="text-muted">{t("empty")}</p>
          ) : (
            <RosterList
              facts={facts}
              people={roster.people}
              hrefs={Object.fromEntries(roster.people.map(({ id }) => [id, rest.bookingHref(id)]))}
            />
          )}
        </PanelPart>
      )}
    </SidePanel>
  );
}

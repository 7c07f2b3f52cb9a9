import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { formatDate, formatDuration } from "#lib/time/format.ts";
import type { WaitingLine } from "#lib/waitlist/staff-loaders.ts";
import { wishWords } from "#lib/waitlist/words.ts";
import { EntryButtons } from "./entry-buttons.tsx";
import { OfferTimes } from "./offer-times.tsx";
import { offerWords } from "./offer-words.ts";

interface Props {
  t: Translator<"waitlist">;
  tenant: string;
  region: string;
  /** The business's. */
  zone: string;
  line: WaitingLine;
  /** From 1. */
  position: number;
  count: number;
  orders: boolean;
  /** Free times, where one is being chosen for them. */
  times: readonly number[] | null;
}

/** One who waits: who, for what, since when, what they were offered, and what can be done. */
export function LineRow({ t, tenant, region, zone, line, position, count, orders, times }: Props) {
  const { id, name, wish, offer } = line;
  const details = [
    line.staff && t("desk.with", { name: line.staff }),
    wish.party > 1 && t("desk.party", { count: wish.party }),
    wish.durationMinutes !== null && formatDuration(wish.durationMinutes, region),
    t("desk.since", { date: formatDate(line.since, region, zone, "dated") }),
  ].filter(Boolean);
  return (
    <li className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <span className="w-6 shrink-0 text-end text-muted tabular-nums" aria-hidden="true">
          {position}
        </span>
        <div className="min-w-52 grow basis-0 [overflow-wrap:anywhere]">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={paths.dashboard.customer(tenant, line.customer)}
              className="font-medium hover:underline"
            >
              {name}
            </Link>
            {offer && <StatusBadge tone="note">{t("desk.badge")}</StatusBadge>}
          </p>
          {offer && <p>{offerWords(offer, t, region, zone)}</p>}
          <p>{wishWords(wish, t, region)}</p>
          <p className="text-muted">{details.join(" · ")}</p>
          <p className="text-muted">
            {line.email}
            {line.phone && (
              <>
                {" · "}
                <bdi dir="ltr" className="whitespace-nowrap">
                  {line.phone}
                </bdi>
              </>
            )}
          </p>
          {line.notes.map((note) => (
            <p key={note} className="mt-1 whitespace-pre-line">
              “{note}”
            </p>
          ))}
        </div>
        <EntryButtons
          {...{ tenant, id, name, orders }}
          isFirst={position === 1}
          isLast={position === count}
          offerHref={offer ? null : paths.dashboard.waitlist(tenant, { offer: id })}
        />
      </div>
      {times && <OfferTimes {...{ tenant, id, name, times, region, zone }} />}
    </li>
  );
}

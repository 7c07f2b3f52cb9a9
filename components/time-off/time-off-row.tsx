import { OverlapList } from "#components/blocks/overlap-list.tsx";
import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDate, zoneLabel } from "#lib/time/format.ts";
import type { TimeOffLine } from "#lib/time-off/loaders.ts";
import { absenceWords, wholeDays } from "#lib/time-off/words.ts";
import { DecideButtons } from "./decide-buttons.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";

interface Props {
  t: Translator<"time-off">;
  tenant: string;
  region: string;
  /** The business's. */
  zone: string;
  /** Epoch minutes. */
  now: number;
  line: TimeOffLine;
  /** Several people's time off is in the list, so each says whose it is. */
  named: boolean;
  decides: boolean;
}

type Shown = "requested" | "approved" | "declined" | "withdrawn" | "ended" | "unanswered";
const tones: Record<Shown, Tone> = {
  requested: "caution",
  approved: "good",
  declined: "bad",
  withdrawn: "neutral",
  ended: "neutral",
  unanswered: "neutral",
};

function shownState({ state, ended, from, to }: TimeOffLine, now: number): Shown {
  if (state === "requested" && to <= now) return "unanswered";
  return state === "withdrawn" && ended !== null && ended > from ? "ended" : state;
}

/** One absence: when, whose, why, what became of it, and what can be done about it. */
export function TimeOffRow({ t, tenant, region, zone, now, line, named, decides }: Props) {
  const when = absenceWords(line.fromWall, line.toWall, region);
  const days = wholeDays(line.fromWall, line.toWall);
  const state = shownState(line, now);
  const open = line.to > now && (line.state === "requested" || line.state === "approved");
  const details = [
    days !== null && days > 1 && t("days", { count: days }),
    line.zone !== zone && days === null && zoneLabel(line.zone, line.from, region),
    line.reason,
    state === "ended" &&
      line.ended !== null &&
      t("endedAt", { when: formatDate(line.ended, region, line.zone, "short") }),
    (state === "approved" || state === "declined") &&
      line.decidedBy !== null &&
      !(state === "approved" && decides) &&
      t(`decidedBy.${state}`, { name: line.decidedBy }),
  ].filter(Boolean);
  const { id, staff, overlapping } = line;
  const told = overlapping.map((one) => one.id);
  return (
    <li className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-56 grow basis-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            {named && <span>{staff.name}</span>}
            <span className={named ? "font-normal" : ""}>{when}</span>
            {state === "approved" && line.from <= now && now < line.to ? (
              <StatusBadge tone="note">{t("now")}</StatusBadge>
            ) : (
              !(state === "requested" && decides) && (
                <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
              )
            )}
          </p>
          {details.length > 0 && <p className="mt-0.5 break-words text-muted">{details.join(" · ")}</p>}
          {line.note && <p className="mt-1 break-words">“{line.note}”</p>}
        </div>
        {open && decides && line.state === "requested" ? (
          <DecideButtons tenant={tenant} id={id} name={staff.name} told={told} />
        ) : (
          line.mayWithdraw && (
            <WithdrawButton
              tenant={tenant}
              id={id}
              name={staff.name}
              begun={line.from <= now}
              requested={line.state === "requested"}
              again={{ staff: staff.slug, from: line.fromWall, to: line.toWall, reason: line.reason, told }}
            />
          )
        )}
      </div>
      {open && overlapping.length > 0 && (
        <OverlapList
          tenant={tenant}
          region={region}
          zone={zone}
          title={t(line.state === "approved" ? "stillBooked" : "overlapping", { count: overlapping.length })}
          moreWords={(count) => t("more", { count })}
          overlapping={overlapping}
        />
      )}
    </li>
  );
}

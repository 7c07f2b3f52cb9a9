"use client";

import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Attendee } from "#lib/sessions/session.ts";
import { shortcut } from "../dashboard/shortcut.ts";

interface Props {
  person: Attendee;
  begun: boolean;
  pending: boolean;
  /** Pressed by the key "A". */
  isNext: boolean;
  onMark: (came: number | null) => void;
}

/** Parties beyond this choose from a list instead of a row of buttons. */
const mostButtons = 4;

const look = (chosen: boolean, missed: boolean) =>
  cx(
    "min-h-9 min-w-9 px-2.5 text-sm tabular-nums transition-colors first:rounded-s-md last:rounded-e-md",
    "border border-outline -ms-px first:ms-0",
    chosen
      ? missed
        ? "bg-bad-wash font-medium text-bad"
        : "bg-good-wash font-medium text-good"
      : "bg-surface hover:bg-sunken",
  );

/** Who of one booking came. Pressing what is chosen takes it back. */
export function Heads({ person, begun, pending, isNext, onMark }: Props) {
  const t = useTranslator("sessions");
  const { party, came, name } = person;
  const label = t("heads", { name });
  if (party > mostButtons)
    return (
      <select
        aria-label={label}
        className="min-h-9 rounded-md border border-outline bg-surface px-2 text-sm tabular-nums"
        value={came ?? ""}
        aria-busy={pending}
        onChange={(event) => onMark(event.target.value === "" ? null : Number(event.target.value))}
        {...(isNext && shortcut("a"))}
      >
        <option value="">{t("unmark")}</option>
        {Array.from({ length: party }, (_, i) => party - i).map((heads) => (
          <option key={heads} value={heads}>
            {heads === party ? t("all", { count: heads }) : t("some", { count: heads })}
          </option>
        ))}
        {begun && <option value={0}>{t("none")}</option>}
      </select>
    );
  const words = (heads: number) =>
    heads === 0
      ? t(party === 1 ? "missing" : "none")
      : heads < party
        ? t("some", { count: heads })
        : party === 1
          ? t("here")
          : t("all", { count: party });
  const choices = Array.from({ length: party + 1 }, (_, i) => party - i).filter(
    (heads) => heads > 0 || begun,
  );
  return (
    <fieldset aria-label={label} className={cx("flex shrink-0", pending && "opacity-60")}>
      {choices.map((heads) => (
        <button
          key={heads}
          type="button"
          aria-pressed={came === heads}
          aria-disabled={pending || undefined}
          className={look(came === heads, heads === 0)}
          onClick={() => !pending && onMark(came === heads ? null : heads)}
          {...(isNext && heads === party && shortcut("a"))}
        >
          {words(heads)}
        </button>
      ))}
    </fieldset>
  );
}

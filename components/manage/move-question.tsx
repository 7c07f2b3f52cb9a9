"use client";

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { cx } from "#components/ui/classes.ts";
import { SubmitButton } from "#components/ui/light/submit-button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { formatDateTime, inBothZones } from "#lib/time/format.ts";

interface Props {
  /** Where the form goes without a script. */
  post: (form: FormData) => void;
  token: string;
  version: number;
  /** The time it has, the one it would get, and its length. */
  from: number;
  start: number;
  minutes: number;
  zone: string;
  timezone: string;
  region: string;
  pending: boolean;
  /** The page with the other times, where no script goes back to them. */
  othersHref: string;
  onSubmit: () => void;
  onOther: () => void;
  children?: ReactNode;
}

/** From this time to that one? A form of its own, so that the answer needs no script. */
export function MoveQuestion(props: Props) {
  const { token, version, from, start, minutes, zone, timezone, region } = props;
  const t = useTranslator("manage");
  const question = useRef<HTMLHeadingElement>(null);
  // That is where the answer to the press on a time is.
  useEffect(() => question.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    props.onSubmit();
  }

  return (
    <form
      action={props.post}
      onSubmit={submit}
      aria-labelledby="question"
      className="grid content-start gap-5 p-5 sm:p-6"
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="start" value={startText(start)} />
      <input type="hidden" name="timezone" value={zone} />
      <h2 id="question" ref={question} tabIndex={-1} className="text-xl outline-none">
        {t("move.choose")}
      </h2>
      {props.children}
      <dl className="grid gap-4 sm:grid-cols-2">
        <Time name={t("move.from")} quiet words={inBothZones(from, from + minutes, region, zone, timezone)} />
        <Time name={t("move.to")} words={inBothZones(start, start + minutes, region, zone, timezone)} />
      </dl>
      <p className="text-muted text-sm">{t("move.keeps")}</p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={props.pending} pendingLabel={t("move.pending")} className="max-sm:w-full">
          {t("move.confirm", { time: formatDateTime(start, region, zone, "short") })}
        </SubmitButton>
        <a
          href={props.othersHref}
          onClick={(event) => {
            event.preventDefault();
            props.onOther();
          }}
          className={buttonClass("secondary", "touch", "max-sm:w-full")}
        >
          {t("move.other")}
        </a>
      </div>
    </form>
  );
}

interface TimeProps {
  name: string;
  quiet?: boolean;
  words: ReturnType<typeof inBothZones>;
}

function Time({ name, quiet = false, words }: TimeProps) {
  const t = useTranslator("manage");
  const { here, there } = words;
  return (
    <div className={cx("rounded-md p-4", quiet ? "bg-sunken" : "bg-accent-wash")}>
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="mt-1">
        <span className={cx("block", !quiet && "font-semibold")}>{here.date}</span>
        <span className={cx("block", !quiet && "font-semibold")}>{here.time}</span>
        <span className="block text-muted text-sm">{here.place}</span>
        {there && (
          <span className="mt-1 block text-muted text-sm">
            {t("there", { time: `${there.date}, ${there.time}`, zone: there.place })}
          </span>
        )}
      </dd>
    </div>
  );
}

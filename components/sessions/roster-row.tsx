"use client";

import Link from "next/link";
import { Badge, StatusBadge } from "#components/ui/badge.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Attendee } from "#lib/sessions/session.ts";
import type { ClassFacts } from "./facts.ts";
import { Heads } from "./heads.tsx";

interface Props {
  person: Attendee;
  facts: ClassFacts;
  href: string;
  /** With phone, mail, and what was written; the panel has no room for it. */
  full: boolean;
  isNext: boolean;
  pending: boolean;
  onMark: (came: number | null) => void;
}

/** One booking of a class: who, how many, how to reach them, and whether they came. */
export function RosterRow({ person, facts, href, full, isNext, pending, onMark }: Props) {
  const t = useTranslator("sessions");
  const { name, party, phone, email, status, note, answers } = person;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-hairline border-t py-2.5 first:border-t-0 print:break-inside-avoid">
      <div className="min-w-40 grow basis-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={href}
            scroll={false}
            className="wrap-anywhere font-medium underline-offset-2 hover:underline"
          >
            {name}
          </Link>
          {party > 1 && <Badge>{t("party", { count: party })}</Badge>}
          {status === "held" && <StatusBadge tone="caution">{t("held")}</StatusBadge>}
        </p>
        {full && (
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted">
            {phone && (
              <a
                href={`tel:${phone.replace(/[^+\d]/g, "")}`}
                dir="ltr"
                className="underline-offset-2 hover:underline"
              >
                {phone}
              </a>
            )}
            <a href={`mailto:${email}`} className="wrap-anywhere underline-offset-2 hover:underline">
              {email}
            </a>
          </p>
        )}
        {full && note && (
          <p className="mt-1 whitespace-pre-line">
            <span className="text-muted">{t("note")}: </span>
            {note}
          </p>
        )}
        {full &&
          answers.map((answer) => (
            <p key={answer} className="mt-1 whitespace-pre-line">
              <span className="text-muted">{t("answer")}: </span>
              {answer}
            </p>
          ))}
      </div>
      {facts.canCheckIn && status !== "held" && (
        <div className="print:hidden">
          <Heads person={person} begun={facts.begun} pending={pending} isNext={isNext} onMark={onMark} />
        </div>
      )}
      {/* On paper: a box to tick for every head. */}
      <span aria-hidden="true" className="hidden gap-1.5 print:flex">
        {Array.from({ length: Math.min(party, 12) }, (_, head) => head + 1).map((head) => (
          <span
            key={head}
            className="grid size-4 place-items-center rounded-sm border border-ink text-xs leading-none"
          >
            {person.came !== null && head <= person.came ? "✓" : ""}
          </span>
        ))}
      </span>
    </li>
  );
}

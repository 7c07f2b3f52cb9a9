import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { CheckMark, ClockMark, CrossMark } from "#components/ui/marks.tsx";
import type { Explanation } from "#lib/availability/explain.ts";
import type { WhyAnswer } from "#lib/availability/explain-page.ts";
import { summaryText } from "#lib/availability/explain-summary.ts";
import { timeOf, type Words } from "#lib/availability/explain-words.ts";
import { changesText } from "#lib/availability/moment-words.ts";
import { formatDateTime, formatPlainDate, formatTime, zoneLabel } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { DayBands } from "./day-bands.tsx";
import { DayTable } from "./day-table.tsx";
import { Legend } from "./legend.tsx";
import type { LinkContext } from "./verdict-link.ts";
import { VerdictList } from "./verdict-list.tsx";

interface Props {
  answer: WhyAnswer;
  date: string;
  minutes: number;
  context: LinkContext;
  /** The same question about the present. */
  nowHref: string;
}

/** The answer: each start that was asked about with every rule, and the day it is in. */
export function WhyAnswerView({ answer, date, minutes, context, nowHref }: Props) {
  const { words } = context;
  const { t, region, zone } = words;
  const { asked, explanations, day, past } = answer;
  const starts = explanations.map(({ from }) => from);
  const city = zoneCity(zone);
  const dateText = formatPlainDate(date, region);
  return (
    <>
      {past && <PastNote words={words} past={past} nowHref={nowHref} />}
      {asked === null && day && <Note>{t("form.noTime")}</Note>}
      {day === null && <Note>{t("noDay", { date: dateText, city })}</Note>}
      {asked?.kind === "gap" && (
        <Note>
          {t("gap", {
            date: dateText,
            city,
            time: formatTime(asked.wall, region, "UTC"),
            before: formatTime(asked.before, region, "UTC"),
            after: formatTime(asked.after, region, "UTC"),
          })}
        </Note>
      )}
      {asked && explanations.length > 1 && (
        <Note>{t("fold", { city, date: dateText, time: formatTime(asked.wall, region, "UTC") })}</Note>
      )}
      {explanations.map((explanation) => (
        <Explained
          key={explanation.from}
          explanation={explanation}
          context={{ ...context, words: { ...words, from: explanation.from } }}
        />
      ))}
      {day && (
        <section>
          <h2 className="text-lg">{t("day.title", { date: formatPlainDate(date, region, "medium") })}</h2>
          <p className="mb-4 text-muted text-sm">
            {t("day.times", { zone: zoneLabel(zone, day.day.from, region) })}
            {day.offered.length === 0 && ` ${t("day.noneOffered")}`}
          </p>
          <DayBands words={words} day={day} asked={starts} minutes={minutes} />
          <div className="mt-4">
            <Legend t={t} />
          </div>
          <Disclosure className="mt-3 text-sm" summary={t("day.table")}>
            <DayTable context={context} day={day} asked={starts} />
          </Disclosure>
        </section>
      )}
    </>
  );
}

const Note = ({ children }: { children: React.ReactNode }) => (
  <p className="rounded-md border border-hairline bg-surface px-4 py-3 text-sm">{children}</p>
);

function PastNote({
  words,
  past,
  nowHref,
}: {
  words: Words;
  past: NonNullable<WhyAnswer["past"]>;
  nowHref: string;
}) {
  const { t, region, zone } = words;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-note-wash px-4 py-3 text-sm">
      <ClockMark className="size-4 shrink-0 text-note" />
      <div className="min-w-0 grow basis-60">
        <p>{t("asOf.shown", { when: formatDateTime(past.at, region, zone) })}</p>
        <p className="mt-1">{changesText(words, past.changes)}</p>
      </div>
      <Link href={nowHref} className={buttonClass("secondary", "compact")}>
        {t("asOf.now")}
      </Link>
    </div>
  );
}

function Explained({ explanation, context }: { explanation: Explanation; context: LinkContext }) {
  const { words } = context;
  const { t } = words;
  const time = timeOf(words, explanation.from);
  const Mark = explanation.offered ? CheckMark : CrossMark;
  return (
    <section>
      <div
        className={`mb-4 flex gap-3 rounded-md px-4 py-3 ${explanation.offered ? "bg-good-wash" : "bg-bad-wash"}`}
      >
        <Mark className={`mt-1 size-5 shrink-0 ${explanation.offered ? "text-good" : "text-bad"}`} />
        <div className="wrap-anywhere min-w-0">
          <h2 className="text-lg">
            {t(explanation.offered ? "summary.offered" : "summary.refused", { time })}
          </h2>
          <p className="mt-0.5">{summaryText(words, explanation)}</p>
        </div>
      </div>
      <h3 className="mb-2 text-sm">{t("verdicts.label", { time })}</h3>
      <VerdictList explanation={explanation} context={context} />
    </section>
  );
}

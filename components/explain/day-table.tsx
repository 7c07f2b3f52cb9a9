import Link from "next/link";
import { DataTable } from "#components/ui/data-table.tsx";
import type { BandPiece, ExplainDay } from "#lib/availability/explain-day.ts";
import { nameOf, spanText, timeOf, type Words } from "#lib/availability/explain-words.ts";
import type { Minute, Span } from "#lib/availability/rules.ts";
import { formatPlainDate } from "#lib/time/format.ts";
import { type LinkContext, takingLink, type VerdictLink } from "./verdict-link.ts";

interface Line {
  key: string;
  who: string;
  what: string;
  when: string;
  link: VerdictLink | null;
}

function pieceText(words: Words, { kind, of, expiresAt, label }: BandPiece): string {
  const { t } = words;
  const what =
    kind === "hold" && expiresAt !== null
      ? t("band.hold", { time: timeOf(words, expiresAt) })
      : t(kind === "hold" ? "band.booking" : `band.${kind}`);
  const isTold = label && of === null;
  return isTold ? t("band.labelled", { what, label }) : what;
}

function linesOf(context: LinkContext, day: ExplainDay, asked: readonly Minute[]): Line[] {
  const { words } = context;
  const { t } = words;
  const within = ({ from, to }: Span) => ({
    from: Math.max(from, day.day.from),
    to: Math.min(to, day.day.to),
  });
  const when = (span: Span) => spanText(words, within(span), t("day.allDay"));
  const bands = day.bands.flatMap((band, index): Line[] => {
    const who = nameOf(words, band.subject);
    const line = (what: string, span: Span | null, link: VerdictLink | null = null): Line => ({
      key: `${index} ${what} ${span?.from}`,
      who,
      what,
      when: span ? when(span) : "",
      link,
    });
    const open = band.open.map((span) => line(t("day.open"), span));
    return [
      ...(open.length > 0 ? open : [line(t("day.closed"), null)]),
      ...band.pieces.map((piece) => {
        const { kind, from, id } = piece;
        const isThing = kind !== "buffer" && kind !== "time_off";
        return line(
          pieceText(words, piece),
          piece,
          isThing ? takingLink(context, { kind, id, from, label: "" }) : null,
        );
      }),
    ];
  });
  const starts = day.offered.map((start) => timeOf(words, start)).join(" · ");
  const offered = {
    key: "offered",
    who: t("day.offered"),
    what: t("day.offeredCount", { count: day.offered.length }),
  };
  return [
    ...bands,
    { ...offered, when: starts, link: null },
    ...asked.map((start) => ({
      key: `asked ${start}`,
      who: t("legend.asked"),
      what: "",
      when: timeOf(words, start),
      link: null,
    })),
  ];
}

/** The bands in words, with links to what stands there. */
export function DayTable({
  context,
  day,
  asked,
}: {
  context: LinkContext;
  day: ExplainDay;
  asked: readonly Minute[];
}) {
  const { t, region } = context.words;
  const what = ({ what: words, link }: Line) =>
    link ? (
      <Link href={link.href} className="text-accent-text underline decoration-1 underline-offset-2">
        {words}
      </Link>
    ) : (
      words
    );
  return (
    <DataTable
      caption={t("day.title", { date: formatPlainDate(day.date, region, "medium") })}
      rows={linesOf(context, day, asked)}
      rowKey={({ key }) => key}
      columns={[
        {
          id: "who",
          header: t("day.who"),
          // A phone has no room for three columns: there the second stands in the first.
          cell: (line) => (
            <span className="block min-w-32">
              {line.who}
              <span className="block font-normal sm:hidden">{what(line)}</span>
            </span>
          ),
        },
        { id: "what", header: t("day.what"), wideOnly: true, cell: what },
        { id: "when", header: t("day.when"), cell: ({ when }) => when },
      ]}
    />
  );
}

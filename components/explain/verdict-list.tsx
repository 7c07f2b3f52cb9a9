import Link from "next/link";
import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import type { Explanation } from "#lib/availability/explain.ts";
import { nameOf, ownerOf, type Words } from "#lib/availability/explain-words.ts";
import type { Verdict } from "#lib/availability/verdict.ts";
import { verdictText } from "#lib/availability/verdict-words.ts";
import { type LinkContext, type VerdictLink, verdictLink } from "./verdict-link.ts";

interface Group {
  key: string;
  name: string;
  lines: { key: string; found: Verdict }[];
}

/** What is about the service, then the place, each person and each kind of room, in the order they are asked. */
function groupsOf(words: Words, verdicts: readonly Verdict[]): Group[] {
  const groups = new Map<string, Group>();
  for (const found of verdicts) {
    const { subject, rule } = found;
    const isGeneral =
      !subject ||
      rule === "assignment" ||
      rule === "session" ||
      (subject.kind === "schedule" && ownerOf(words.names, subject.id) === "service");
    const key = isGeneral ? "" : subject.kind === "unit" ? subject.resourceId : subject.id;
    const group = groups.get(key) ?? {
      key,
      name: isGeneral
        ? words.names.service.name
        : nameOf(words, subject.kind === "unit" ? { kind: "resource", id: subject.resourceId } : subject),
      lines: [],
    };
    // The same rule can speak twice of one person: two things may be in the way.
    group.lines.push({ key: `${rule}${group.lines.length}`, found });
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.key !== "") - Number(b.key !== ""));
}

const toneOf = ({ passed, refuses }: Verdict): Tone => (passed ? "good" : refuses ? "bad" : "neutral");
const wordOf = ({ passed, refuses }: Verdict) =>
  passed ? "verdict.yes" : refuses ? "verdict.no" : "verdict.forgiven";

/** Every rule with its verdict as a shape and a word, what it says, and where to change it. */
export function VerdictList({ explanation, context }: { explanation: Explanation; context: LinkContext }) {
  const { words } = context;
  return (
    <div className="overflow-hidden rounded-md border border-hairline bg-surface">
      {groupsOf(words, explanation.verdicts).map((group) => (
        <section key={group.key} className="border-hairline border-b last:border-b-0">
          <div className="flex items-baseline justify-between gap-4 bg-sunken px-4 py-1.5 text-xs">
            <h4 className="wrap-anywhere min-w-0 font-medium text-muted">{group.name}</h4>
            <ChangeLink link={groupLink(context, group)} />
          </div>
          <ul className="divide-y divide-hairline">
            {group.lines.map(({ key, found }) => (
              <Line key={key} found={found} context={context} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const ChangeLink = ({ link }: { link: VerdictLink | null }) =>
  link && (
    <Link href={link.href} className="shrink-0 text-accent-text underline decoration-1 underline-offset-2">
      {link.label}
    </Link>
  );

/** Where this group's rules are changed; its failures have links of their own. */
function groupLink(context: LinkContext, { lines }: Group): VerdictLink | null {
  const [first] = lines.filter(({ found }) => found.rule === "service" || found.rule === "hours");
  return first?.found.passed ? verdictLink(context, first.found) : null;
}

function Line({ found, context }: { found: Verdict; context: LinkContext }) {
  const { words } = context;
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-4 py-2 text-sm lg:grid-cols-[6rem_minmax(0,1fr)_fit-content(15rem)] lg:gap-x-4">
      <span>
        <StatusBadge tone={toneOf(found)}>{words.t(wordOf(found))}</StatusBadge>
      </span>
      <span className="wrap-anywhere min-w-0">{verdictText(words, found)}</span>
      {!found.passed && (
        <span className="wrap-anywhere min-w-0 max-lg:col-start-2 lg:text-end">
          <ChangeLink link={verdictLink(context, found)} />
        </span>
      )}
    </li>
  );
}

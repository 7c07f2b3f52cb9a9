import { Card } from "#components/ui/card.tsx";
import type { HoursView, OwnerLine } from "#lib/availability/hours-loaders.ts";
import { sameOwner } from "#lib/availability/hours-owner.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { spansWords } from "./span-words.ts";
import { listWords } from "./warning-words.ts";
import type { Weekday } from "./week-editor.tsx";

interface Props {
  t: Translator<"hours">;
  region: string;
  owner: OwnerLine;
  hours: HoursView;
  weekdays: readonly Weekday[];
}

/** Hours that a member may see but not change: others keep them too. */
export function LockedHours({ t, region, owner, hours, weekdays }: Props) {
  const others = hours.owners.filter((other) => !sameOwner(other, owner)).map(({ name }) => name);
  return (
    <Card className="max-w-2xl">
      <p className="text-muted">{t("shared.locked", { others: listWords(t, others) })}</p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 tabular-nums">
        {weekdays.map(({ weekday, name }) => (
          <div key={weekday} className="col-span-2 grid grid-cols-subgrid">
            <dt className="font-medium">{name}</dt>
            <dd>
              {spansWords(
                t,
                hours.weekly.filter((span) => span.weekday === weekday),
                region,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

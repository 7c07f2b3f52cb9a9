import { cx } from "#components/ui/classes.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { ManagedSeries } from "#lib/series/loaders.ts";
import { repeatWords } from "#lib/series/words.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  series: ManagedSeries;
  t: Translator<"series">;
  region: string;
  zone: string;
}

/** All dates of a customer's series, each a link to where it can be moved or cancelled. */
export function SeriesDates({ series, t, region, zone }: Props) {
  const rule = repeatWords(t, series.rule, series.firstDay, region);
  return (
    <section aria-labelledby="dates" className="border-hairline border-t pt-6">
      <h2 id="dates" className="mb-1 font-medium text-sm">
        {t("manage.title", { count: series.dates.length, rule })}
      </h2>
      <p className="mb-3 text-muted text-sm">{t("manage.text")}</p>
      <ol className="max-h-96 divide-y divide-hairline overflow-y-auto rounded-md border border-hairline">
        {series.dates.map(({ token, from, state, own }) => (
          <li key={token}>
            <a
              href={paths.manage(token)}
              aria-current={own ? "page" : undefined}
              className={cx(
                "flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-2 tabular-nums hover:bg-sunken",
                own && "bg-sunken font-medium",
              )}
            >
              <time
                className={cx(
                  "grow",
                  state !== "upcoming" && "text-muted",
                  state === "cancelled" && "line-through",
                )}
              >
                {formatDateTime(from, region, zone, "short")}
              </time>
              {(own || state !== "upcoming") && (
                <span className="text-muted text-sm">
                  {[own ? t("manage.this") : "", state === "upcoming" ? "" : t(`manage.${state}`)]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

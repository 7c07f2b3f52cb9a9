import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  percent: number;
  when: string;
  /** What comes back, for screen readers. */
  words: string;
  /** On a phone: a line instead of a column. */
  stacked: boolean;
}

/** One stretch of the timeline. Its filled part is as high as its percent: colour only repeats it. */
export function Band({ percent, when, words, stacked }: Props) {
  const t = useTranslator("policies");
  const [all, none] = [percent === 100, percent === 0];
  const short = all ? t("timeline.all") : none ? t("timeline.none") : t("timeline.percent", { percent });
  return (
    <li
      className={cx(
        "flex min-w-0 flex-1 flex-col text-xs",
        stacked && "max-sm:flex-row-reverse max-sm:items-center max-sm:justify-end max-sm:gap-2",
      )}
    >
      <span className="sr-only">{`${when}: ${words}`}</span>
      <span
        aria-hidden="true"
        className={cx("mb-1 font-medium tabular-nums", stacked && "max-sm:mb-0 max-sm:w-14")}
      >
        {short}
      </span>
      <svg
        viewBox="0 0 1 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        className={cx(
          "h-14 w-full rounded-sm border border-hairline bg-sunken",
          stacked && "max-sm:h-7 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1",
          all ? "text-good" : "text-caution",
        )}
      >
        <rect y={100 - percent} width="1" height={percent} fill="currentColor" fillOpacity="0.3" />
        {!none && (
          <path
            d={`M0 ${100 - percent}H1`}
            stroke="currentColor"
            strokeWidth="3"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <span
        aria-hidden="true"
        className={cx("mt-1 text-muted", stacked && "max-sm:mt-0 max-sm:w-28 max-sm:shrink-0")}
      >
        {when}
      </span>
    </li>
  );
}

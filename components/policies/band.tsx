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

const fill = { fill: "currentColor", fillOpacity: 0.3 };
const edge = { stroke: "currentColor", strokeWidth: 3, vectorEffect: "non-scaling-stroke" } as const;

/** One stretch of the timeline. Its filled part is as high (on a phone: as long) as its percent: colour only repeats it. */
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
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        className={cx(
          "h-14 w-full rounded-sm border border-hairline bg-sunken",
          stacked && "max-sm:h-6 max-sm:w-auto max-sm:min-w-0 max-sm:flex-1 max-sm:rtl:-scale-x-100",
          all ? "text-good" : "text-caution",
        )}
      >
        {!none && (
          <g className={stacked ? "max-sm:hidden" : undefined}>
            <rect y={100 - percent} width="100" height={percent} {...fill} />
            <path d={`M0 ${100 - percent}H100`} {...edge} />
          </g>
        )}
        {!none && stacked && (
          <g className="sm:hidden">
            <rect width={percent} height="100" {...fill} />
            <path d={`M${percent} 0V100`} {...edge} />
          </g>
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

import Link from "next/link";
import { BlockButton } from "#components/blocks/block-button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { cx } from "#components/ui/classes.ts";
import { BackMark, ForwardMark, PlusMark, SearchMark } from "#components/ui/marks.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { addDays } from "#lib/time/civil.ts";
import { DayJump } from "./day-jump.tsx";
import { shortcut } from "./shortcut.ts";

export const dayViews = ["day", "week", "list"] as const;
export type DayView = (typeof dayViews)[number];
const viewKeys = { day: "d", week: "w", list: "l" } as const;

interface Props {
  t: Translator<"bookings">;
  tenant: string;
  date: string;
  view: DayView;
  title: string;
  /** Something is open beside the calendar, so there is less room. */
  tight: boolean;
}

/** Getting about in time, choosing how to look at it, searching, and the one button: a new booking. */
export function DayToolbar({ t, tenant, date, view, title, tight }: Props) {
  const shownView = view === "day" ? undefined : view;
  const to = (day: string | undefined, other: string | undefined = shownView) =>
    paths.dashboard.today(tenant, { date: day, view: other });
  const step = view === "week" ? 7 : 1;
  const jump = paths.dashboard.today(tenant, { date: "DATE", view: shownView });
  const words = view === "week" ? "week" : "day";
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-hairline max-sm:gap-x-2 border-b px-4 py-2.5">
      <div className="flex items-center gap-1">
        <Link
          href={to(addDays(date, -step))}
          aria-label={t(`${words}.previous`)}
          className={buttonClass("quiet", "icon")}
          {...shortcut("ArrowLeft")}
        >
          <BackMark />
        </Link>
        <Link href={to(undefined)} className={buttonClass("secondary", "compact")} {...shortcut("t")}>
          {t("day.today")}
        </Link>
        <Link
          href={to(addDays(date, step))}
          aria-label={t(`${words}.next`)}
          className={buttonClass("quiet", "icon")}
          {...shortcut("ArrowRight")}
        >
          <ForwardMark />
        </Link>
        <div className={tight ? "2xl:hidden" : "sm:hidden"}>
          <DayJump compact date={date} href={jump} />
        </div>
      </div>
      <h1 className="text-lg max-sm:order-1 max-sm:w-full">{title}</h1>
      <div className={cx("max-sm:hidden", tight && "max-2xl:hidden")}>
        <DayJump date={date} href={jump} />
      </div>
      <div className="ms-auto flex flex-wrap items-center gap-2 max-sm:contents">
        <nav
          aria-label={t("view.label")}
          className="flex rounded-md border border-hairline bg-surface p-0.5 max-sm:order-2"
        >
          {dayViews.map((name) => (
            <Link
              key={name}
              href={to(date, name === "day" ? undefined : name)}
              aria-current={name === view ? "page" : undefined}
              {...shortcut(viewKeys[name])}
              className={cx(
                "flex min-h-8 items-center rounded-sm px-3",
                name === view ? "bg-sunken font-medium" : "text-muted hover:text-ink",
              )}
            >
              {t(`view.${name}`)}
            </Link>
          ))}
        </nav>
        <Link
          href={paths.dashboard.searchBookings(tenant)}
          aria-label={t("search")}
          className={buttonClass("quiet", "icon", "max-sm:order-2")}
          {...shortcut("/")}
        >
          <SearchMark />
        </Link>
        <BlockButton date={date} />
        <Link
          href={paths.dashboard.newBooking(tenant, { date })}
          className={buttonClass("primary", "compact", "max-sm:order-2")}
          {...shortcut("n")}
        >
          <PlusMark />
          {t("new")}
          <span
            aria-hidden="true"
            className="rounded-sm border border-current px-1 text-xs leading-4 opacity-80 max-2xl:hidden"
          >
            N
          </span>
        </Link>
      </div>
    </header>
  );
}

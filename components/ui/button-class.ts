import { cx } from "./classes.ts";

/** `primary`: the one thing to do here. `secondary`: the others. `quiet`: in toolbars and rows. `danger`: cannot be undone. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
/** `touch` (44 px) for customers on a phone, `compact` (36 px) for the dashboard. */
export type ButtonSize = "touch" | "compact" | "icon";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:brightness-95 active:brightness-90",
  secondary: "border border-hairline bg-surface text-ink hover:bg-sunken active:bg-hairline",
  quiet: "text-ink hover:bg-sunken active:bg-hairline",
  danger: "border border-bad/40 bg-surface text-bad hover:bg-bad-wash",
};

const sizes: Record<ButtonSize, string> = {
  touch: "min-h-11 px-5 py-1.5 text-base",
  compact: "min-h-9 px-3 py-1 text-sm",
  icon: "size-9 text-sm",
};

/** Looks of a button, also for links that act like one: `<Link className={buttonClass("primary")}>`. */
export const buttonClass = (
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "touch",
  extra?: string,
): string =>
  cx(
    "relative inline-flex select-none items-center justify-center gap-2 rounded-md text-center font-medium transition-colors",
    "disabled:opacity-50 data-disabled:opacity-50 aria-disabled:cursor-progress",
    variants[variant],
    sizes[size],
    extra,
  );

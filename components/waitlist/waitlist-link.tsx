import { buttonClass } from "#components/ui/button-class.ts";
import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  href: string;
  /** Below times that are free: asks first whether none of them will do. */
  asks?: boolean;
  /** Inside another website's frame, which may not hold what comes after: it opens beside. */
  beside?: boolean;
  className?: string;
}

/** The way to the waitlist. */
export function WaitlistLink({ href, asks = false, beside = false, className }: Props) {
  const t = useTranslator("booking");
  const link = { href, ...(beside ? { target: "_blank", rel: "noopener" } : {}) };
  if (!asks)
    return (
      <a {...link} className={buttonClass("secondary", "touch", className)}>
        {t("wait.join")}
      </a>
    );
  return (
    <p className={cx("flex flex-wrap items-center gap-x-2 text-muted text-sm", className)}>
      {t("wait.none")}
      <a
        {...link}
        className="inline-flex min-h-11 items-center font-medium text-accent-text underline underline-offset-4"
      >
        {t("wait.join")}
      </a>
    </p>
  );
}

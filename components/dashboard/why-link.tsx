import type { ReactNode } from "react";
import { useTranslator } from "#components/ui/messages.tsx";

/** To why a time is not offered, beside a form that is being filled in: in a tab of its own, and says so. */
export function WhyLink({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslator("bookings");
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="whitespace-nowrap underline decoration-1 underline-offset-2"
    >
      {children}
      <span className="sr-only"> ({t("newTab")})</span>
    </a>
  );
}

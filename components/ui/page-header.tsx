import type { ReactNode } from "react";

/** Top of a dashboard page: what it is, one line about it, and what can be done. */
export function PageHeader({
  title,
  text,
  actions,
  back,
}: {
  title: ReactNode;
  text?: ReactNode;
  actions?: ReactNode;
  /** A link to where this page belongs. */
  back?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-full">
        {back !== undefined && <div className="mb-1 text-muted text-sm">{back}</div>}
        <h1 className="text-xl">{title}</h1>
        {text !== undefined && <p className="mt-1 max-w-prose text-muted text-sm">{text}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

import type { ReactNode } from "react";

/** Shows what the page will look like (`picture`), says what it is for, and holds the one button that fills it. */
export function EmptyState({
  title,
  text,
  action,
  picture,
}: {
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  picture?: ReactNode;
}) {
  return (
    <div className="rounded-md border border-hairline border-dashed px-6 py-10 text-center">
      {picture !== undefined && (
        <div aria-hidden="true" className="mx-auto mb-6 max-w-sm opacity-60">
          {picture}
        </div>
      )}
      <h2 className="text-base">{title}</h2>
      {text !== undefined && <p className="mx-auto mt-1.5 max-w-md text-muted text-sm">{text}</p>}
      {action !== undefined && <div className="mt-5 flex justify-center">{action}</div>}
    </div>
  );
}

import type { ReactNode } from "react";

/** One line of a `<dl>` in two columns: what it is about, and what it is; under each other on a phone. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-muted text-sm max-sm:-mb-3 sm:leading-6">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

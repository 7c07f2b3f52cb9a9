import type { ReactNode } from "react";
import { SiteHeader } from "#components/site/site-header.tsx";
import { cx } from "#components/ui/classes.ts";

/** A page of Punctual's own with one narrow column: signing in, joining, setting up. */
export function AuthPage({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader actions={false} />
      <main className={cx("mx-auto w-full grow px-5 pt-8 pb-20 sm:pt-16", wide ? "max-w-2xl" : "max-w-md")}>
        {children}
      </main>
    </div>
  );
}

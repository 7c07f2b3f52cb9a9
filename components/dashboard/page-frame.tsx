import type { ReactNode } from "react";

/** Room around a page that reads from top to bottom; the day uses the whole window instead. */
export const PageFrame = ({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) => (
  <div className={`mx-auto w-full px-4 py-5 sm:px-6 sm:py-6 ${narrow ? "max-w-3xl" : "max-w-6xl"}`}>
    {children}
  </div>
);

"use client";

import { Button } from "#components/ui/light/button.tsx";

/** Opens the browser's own print dialog. */
export const PrintButton = ({ label }: { label: string }) => (
  <Button size="compact" className="print:hidden max-md:hidden" onClick={() => window.print()}>
    {label}
  </Button>
);

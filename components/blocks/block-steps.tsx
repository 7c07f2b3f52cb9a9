"use client";

import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { useUnblock } from "./use-unblock.ts";

interface Props {
  tenant: string;
  block: string;
  /** "12:00 – 1:00 PM" */
  time: string;
  isRemoved: boolean;
}

/** The one thing that can be done with a block: it goes, or comes back, with one press. */
export function BlockSteps({ tenant, block, time, isRemoved }: Props) {
  const t = useTranslator("bookings");
  const { unblock, reblock, pending } = useUnblock(tenant);
  return (
    <Button
      size="compact"
      className="self-start"
      pending={pending}
      onClick={() => (isRemoved ? reblock(block, time) : unblock(block, time))}
    >
      {t(isRemoved ? "block.again" : "block.remove")}
    </Button>
  );
}

"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useTranslator } from "#components/ui/messages.tsx";
import { DropRefused } from "./drop-refused.tsx";
import { type Board, howToDrag } from "./spots.ts";
import { type Drag, useDrag } from "./use-drag.ts";

const DragContext = createContext<Drag | null>(null);

/** What the board knows of the hand; null where nothing can be moved. */
export const useBoard = (): Drag | null => use(DragContext);

interface Props extends Board {
  tenant: string;
  region: string;
  children: ReactNode;
}

/** The part of a page in which bookings can be taken and dropped: holds what is in the hand, and what was refused. */
export function DragBoard({ tenant, region, children, axis, zone, shown, columns }: Props) {
  const t = useTranslator("changes");
  const board = useMemo(() => ({ axis, zone, shown, columns }), [axis, zone, shown, columns]);
  const drag = useDrag(tenant, region, board);
  return (
    <DragContext value={drag}>
      {children}
      <p role="status" className="sr-only">
        {drag.said}
      </p>
      <p id={howToDrag} hidden>
        {t("drag.grip")}
      </p>
      {drag.refused && <DropRefused drag={drag} refused={drag.refused} tenant={tenant} region={region} />}
    </DragContext>
  );
}

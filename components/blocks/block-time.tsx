"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { LaneChoice } from "#lib/blocks/loaders.ts";
import { BlockDialog } from "./block-dialog.tsx";
import type { BlockDraft } from "./block-draft.ts";

interface Facts {
  tenant: string;
  zone: string;
  region: string;
  /** "New York (GMT-5)" */
  place: string;
  lanes: readonly LaneChoice[];
}

interface Value extends Facts {
  open: (draft: BlockDraft) => void;
}

const BlockTime = createContext<Value | null>(null);

/** Null where the viewer may block nobody's time. */
export function useBlockTime(): Value | null {
  const value = useContext(BlockTime);
  return value && value.lanes.length > 0 ? value : null;
}

/** Around the calendar: its button and its empty times open the same form. */
export function BlockTimeProvider({ facts, children }: { facts: Facts; children: ReactNode }) {
  const [draft, setDraft] = useState<BlockDraft | null>(null);
  const [opened, setOpened] = useState(0);
  const value = useMemo(
    () => ({
      ...facts,
      open: (wanted: BlockDraft) => {
        setDraft(wanted);
        setOpened((count) => count + 1);
      },
    }),
    [facts],
  );
  return (
    <BlockTime value={value}>
      {children}
      {draft && <BlockDialog key={opened} {...facts} draft={draft} onClose={() => setDraft(null)} />}
    </BlockTime>
  );
}

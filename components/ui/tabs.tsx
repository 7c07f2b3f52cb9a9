"use client";

import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";

interface Props {
  label: string;
  tabs: ReadonlyArray<{ id: string; label: ReactNode; content: ReactNode }>;
  selected?: string;
  onSelect?: (id: string) => void;
}

/** Parts of one thing, one at a time. Parts with addresses of their own want links (`NavTabs`). */
export function Tabs({ label, tabs, selected, onSelect }: Props) {
  return (
    <AriaTabs
      {...(selected !== undefined && { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
    >
      <TabList
        aria-label={label}
        items={tabs}
        className="flex gap-5 overflow-x-auto border-hairline border-b"
      >
        {(tab) => (
          <Tab
            id={tab.id}
            className="-mb-px flex min-h-10 items-center whitespace-nowrap border-transparent border-b-2 text-muted text-sm data-selected:border-accent-text data-selected:font-medium data-selected:text-ink"
          >
            {tab.label}
          </Tab>
        )}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-5">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

"use client";

import { useEffect, useState } from "react";
import { previewHoursAction } from "#lib/availability/actions.ts";
import type { HoursService } from "#lib/availability/hours-loaders.ts";
import type { HoursPreview } from "#lib/availability/preview-loaders.ts";
import type { DraftInput } from "./hours-draft.ts";

interface Options {
  tenant: string;
  input: DraftInput;
  services: readonly HoursService[];
  /** Of the first service, as saved. */
  initial: HoursPreview | null;
}

/** Long enough that a drag asks once, short enough to feel at once. */
const pause = 350;

/** Asks the server what customers would find with a draft, whenever it has rested for a moment. */
export function usePreview({ tenant, input, services, initial }: Options) {
  const [service, setService] = useState(services[0]?.slug ?? null);
  const asked = JSON.stringify({ draft: input, service });
  const [answer, setAnswer] = useState({ asked, preview: initial, failed: false });

  useEffect(() => {
    if (service === null || asked === answer.asked) return;
    let current = true;
    const timer = setTimeout(async () => {
      const { draft } = JSON.parse(asked);
      const found = await previewHoursAction(tenant, { draft, service }).catch(() => null);
      if (current)
        setAnswer((before) => ({
          asked,
          preview: found?.ok ? found.value : before.preview,
          failed: !found?.ok,
        }));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [tenant, asked, answer.asked, service]);

  return {
    service,
    setService,
    shown: answer.preview,
    /** The draft as it stands cannot be looked at: hours overlap, or the server did not answer. */
    failed: answer.failed && asked === answer.asked,
    pending: service !== null && asked !== answer.asked,
  };
}

export type Preview = ReturnType<typeof usePreview>;

"use client";

import { useEffect, useState } from "react";
import { useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { assignHoursAction, saveHoursAction } from "#lib/availability/actions.ts";
import type { HoursContent } from "#lib/availability/hours-data.ts";
import type { HoursView, OwnerLine } from "#lib/availability/hours-loaders.ts";
import { draftOf, inputOf } from "./hours-draft.ts";

interface Options {
  tenant: string;
  owner: OwnerLine;
  hours: HoursView | null;
  content: Omit<HoursContent, "days">;
}

/** A draft of hours: what it was, what it is, saving it, and one press to have the old hours back. */
export function useHours({ tenant, owner, hours, content }: Options) {
  const t = useTranslator("hours");
  const all = useTranslator("dashboard");
  const action = useAction();
  const { run } = action;
  const [saved, setSaved] = useState(() => draftOf(content));
  const [draft, setDraft] = useState(saved);
  const [apart, setApart] = useState(false);

  const input = inputOf(owner, draft, apart);
  const isNew = hours === null;
  const dirty = isNew || apart || JSON.stringify(input) !== JSON.stringify(inputOf(owner, saved, false));

  // Leaving with a half-made week is the browser's question to ask.
  const changed = JSON.stringify(draft) !== JSON.stringify(saved);
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [changed]);

  const undo = () => {
    const back = { kind: owner.kind, slug: owner.slug };
    if (isNew || apart) run(() => assignHoursAction(tenant, { owner: back, schedule: hours?.slug ?? null }));
    else
      run(
        () => saveHoursAction(tenant, inputOf(owner, saved, false)),
        () => {
          setSaved(saved);
          setDraft(saved);
        },
      );
  };
  const save = () =>
    run(
      () => saveHoursAction(tenant, input),
      () => {
        setSaved(draft);
        setApart(false);
        notify({ title: t("saved"), action: { label: all("undo"), onAction: undo } });
      },
    );
  return {
    ...action,
    draft,
    input,
    dirty,
    apart,
    setApart,
    change: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }),
    save,
    discard: () => {
      setDraft(saved);
      setApart(false);
      action.clear();
    },
  };
}

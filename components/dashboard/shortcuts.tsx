"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { stepThroughEntries } from "./entry-steps.ts";
import { isBusyWith, type ShortcutPlaces, shortcutKeys } from "./shortcut.ts";

/** Listens for the dashboard's keys, and shows them on "?". */
export function Shortcuts({ closeLabel, places }: { closeLabel: string; places: ShortcutPlaces }) {
  const t = useTranslator("dashboard");
  const changes = useTranslator("changes");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isBusyWith(event.target)) return;
      const step = event.key.toLowerCase();
      if (step === "j" || step === "k") {
        if (stepThroughEntries(step === "j" ? 1 : -1)) event.preventDefault();
        return;
      }
      const key = shortcutKeys.find((known) => known === event.key || known === event.key.toLowerCase());
      if (!key) return;
      if (key === "?") return setOpen(true);
      const target = document.querySelector<HTMLElement>(`[data-shortcut="${key}"]`);
      const place = places[key];
      if (!target && place === undefined) return;
      event.preventDefault();
      if (!target) place !== undefined && router.push(place);
      else if (target instanceof HTMLInputElement) target.focus();
      else target.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [places, router]);

  const lines = [
    ["N", t("keys.new")],
    ["B", t("keys.block")],
    ["T", t("keys.today")],
    ["C", t("keys.customers")],
    ["D · W · L", t("keys.views")],
    ["/", t("keys.search")],
    [t("key.left"), t("keys.previous")],
    [t("key.right"), t("keys.next")],
    ["J · K", t("keys.entries")],
    ["A", t("keys.arrived")],
    ["I", t("keys.everyone")],
    ["U", t("keys.undo")],
    ["M", t("keys.move")],
    ["E", changes("keys.edit")],
    ["M ↑↓←→", changes("keys.moveHere")],
    [t("key.escape"), t("keys.close")],
    ["?", t("keys.help")],
  ] as const;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-9 w-full items-center justify-between rounded-md px-2.5 text-muted text-sm hover:bg-sunken hover:text-ink"
      >
        {t("keys.open")}
        <Key>?</Key>
      </button>
      <Dialog isOpen={open} onClose={() => setOpen(false)} title={t("keys.title")} closeLabel={closeLabel}>
        <dl className="divide-y divide-hairline">
          {lines.map(([key, words]) => (
            <div key={key} className="flex items-center justify-between py-2">
              <dt>{words}</dt>
              <dd>
                <Key>{key}</Key>
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}

/** A key as it looks on the keyboard. Beside a control, put it into something hidden from screen readers. */
export const Key = ({ children }: { children: string }) => (
  <kbd className="min-w-5 rounded-sm border border-hairline bg-paper px-1 text-center font-sans text-muted text-xs">
    {children}
  </kbd>
);

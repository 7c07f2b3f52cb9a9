"use client";

import { type ReactNode, useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { Problem } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";

interface Item {
  slug: string;
  name: string;
}

interface Props<T extends Item> {
  id: string;
  title: string;
  text: string;
  addLabel: string;
  empty: string;
  items: readonly T[];
  detailOf: (item: T) => string;
  remove: (slug: string) => Promise<Result<null, Problem>>;
  /** The form for one, or for a new one. */
  form: (item: T | null, close: () => void) => ReactNode;
}

/** A short list of things that can be added, changed in place and taken away when nothing needs them. */
export function PlaceSection<T extends Item>({ id, items, detailOf, remove, form, ...words }: Props<T>) {
  const t = useTranslator("settings");
  const { run, pending, words: problem } = useAction();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg">
        {words.title}
      </h2>
      <p className="mt-0.5 mb-3 text-muted">{words.text}</p>
      <ProblemNote words={problem} />
      <ul className="mt-2 divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
        {items.length === 0 && <li className="px-4 py-3 text-muted">{words.empty}</li>}
        {items.map((item) =>
          open === item.slug ? (
            <li key={item.slug} className="p-4">
              {form(item, close)}
            </li>
          ) : (
            <li key={item.slug} className="flex flex-wrap items-center gap-2 px-4 py-3">
              <div className="min-w-[min(12rem,100%)] grow">
                <p className="break-words font-medium">{item.name}</p>
                <p className="text-muted text-xs">{detailOf(item)}</p>
              </div>
              <div className="flex gap-2">
                <Button
                  size="compact"
                  aria-label={t("places.edit", { name: item.name })}
                  onClick={() => setOpen(item.slug)}
                >
                  {t("change")}
                </Button>
                <Button
                  variant="quiet"
                  size="compact"
                  pending={pending}
                  aria-label={t("places.removeNamed", { name: item.name })}
                  onClick={() =>
                    run(
                      () => remove(item.slug),
                      () => notify({ title: t("places.removed", { name: item.name }) }),
                    )
                  }
                >
                  {t("places.remove")}
                </Button>
              </div>
            </li>
          ),
        )}
        {open === "" && <li className="p-4">{form(null, close)}</li>}
      </ul>
      {open !== "" && (
        <Button size="compact" className="mt-3" onClick={() => setOpen("")}>
          <PlusMark />
          {words.addLabel}
        </Button>
      )}
    </section>
  );
}

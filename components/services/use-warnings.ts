"use client";

import { useRef, useState } from "react";
import type { NamedWarning } from "#lib/availability/warning-names.ts";
import { previewServiceAction } from "#lib/services/actions.ts";
import type { ServiceInput } from "#lib/services/schema.ts";

interface Options {
  tenant: string;
  /** Of the service as saved; none for a new one. */
  initial: readonly NamedWarning[];
  /** What the form says; null while something in it cannot be read. */
  read: (form: FormData) => ServiceInput | null;
}

/** Typing rests this long before the server is asked, in milliseconds. */
const pause = 350;

/** What would keep customers from booking the service as it stands in the form, asked anew after every change. */
export function useWarnings({ tenant, initial, read }: Options) {
  const [warnings, setWarnings] = useState(initial);
  const [pending, setPending] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    const mine = setTimeout(async () => {
      const input = read(new FormData(form));
      if (!input) return;
      setPending(true);
      const found = await previewServiceAction(tenant, input).catch(() => null);
      // Something was changed while the answer was on its way: another one will come.
      if (timer.current !== mine) return;
      setPending(false);
      if (found?.ok) setWarnings(found.value);
    }, pause);
    timer.current = mine;
  };
  return { warnings, pending, ask };
}

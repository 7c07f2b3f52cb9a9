"use client";

import { useEffect, useRef } from "react";
import { TextField, type TextFieldProps } from "#components/ui/light/text-field.tsx";
import { searchId } from "#lib/paths.ts";
import { shortcut } from "./shortcut.ts";

/** The search that "/" leads to: an address that ends in its name puts the cursor into it, also from another page. */
export function SearchField(props: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A browser does this by itself, but only where the whole page is loaded.
    if (location.hash === `#${searchId}`) input.current?.focus();
  }, []);
  return <TextField {...props} {...shortcut("/")} ref={input} type="search" id={searchId} />;
}

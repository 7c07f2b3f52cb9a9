"use client";

/** What a website knows of its visitor already. */
export interface Prefill {
  name?: unknown;
  email?: unknown;
}

const longest = { name: 120, email: 254 } as const;

/** Fills the form's empty fields; what somebody typed stays. The values are checked like typed ones, on sending. */
export function prefill(given: Prefill | undefined): void {
  for (const field of ["name", "email"] as const) {
    const value = given?.[field];
    const input = document.getElementById(field);
    if (typeof value !== "string" || !(input instanceof HTMLInputElement) || input.value !== "") continue;
    input.value = value.slice(0, longest[field]);
  }
}

/**
 * The same from the address of a link: `#name=…&email=…`. A fragment never reaches a server or its logs, which a query
 * would (case A15); it is taken out of the address at once, so that a copied link gives nobody away.
 */
export function prefillFromAddress(): void {
  const said = new URLSearchParams(location.hash.slice(1));
  if (!said.has("name") && !said.has("email")) return;
  prefill({ name: said.get("name") ?? undefined, email: said.get("email") ?? undefined });
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** What a key may be allowed; every management operation declares one of these. */
export const apiScopes = [
  "configuration:read",
  "configuration:write",
  "bookings:read",
  "bookings:write",
  "customers:read",
  "customers:write",
  "messages:read",
  "ledger:read",
  "webhooks:read",
  "webhooks:write",
  "data:export",
  "data:import",
] as const;

export type ApiScope = (typeof apiScopes)[number];

export const isApiScope = (text: string): text is ApiScope => apiScopes.some((scope) => scope === text);

const bearer = /^Bearer +(pk_[A-Za-z0-9_-]{32})$/i;

/** The key in an Authorization header; null for anything that cannot be one (case A6). */
export const keyFromHeader = (header: string | null): string | null =>
  header === null || header.length > 200 ? null : (bearer.exec(header)?.[1] ?? null);

/** How much of a key is kept readable, so that its owner can tell keys apart: `pk_` and four characters. */
export const keyPrefix = (key: string): string => key.slice(0, 7);

/** Days after which a key can be made to end by itself. */
export const keyLifetimes = [30, 90, 365] as const;

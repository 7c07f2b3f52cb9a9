declare const minted: unique symbol;

/**
 * Proof that somebody may act inside one tenant (design 4.5). It can be minted only where that was checked:
 * a public slug or capability token, a membership, an API key, or a row the worker claimed. A test lists the
 * files that may call `mintScope`.
 */
export interface TenantScope {
  readonly tenantId: string;
  readonly [minted]: true;
}

/** Only for the places named above: everybody else receives a scope and passes it on. */
export const mintScope = (tenantId: string): TenantScope => ({ tenantId }) as TenantScope;

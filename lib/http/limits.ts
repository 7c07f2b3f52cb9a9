import type { Problem } from "#lib/errors.ts";

/** The refusal of a caller who asks too often; null otherwise. */
export async function limited(_name: string | undefined, _request: Request): Promise<Problem | null> {
  return null;
}

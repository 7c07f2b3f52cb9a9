import type { Problem } from "#lib/errors.ts";
import type { Sent } from "./post.ts";

/** Why a form that was sent was refused; null where it was not. */
export const refusalOf = (sent: Sent<unknown> | null): Problem | null =>
  sent && !sent.result.ok ? sent.result.error : null;

import { isUuid } from "#lib/ids.ts";
import type { CustomerCursor } from "./data.ts";

/** Where a page ended: the last customer's name as it is sorted, and id. Nothing that the page did not show. */
export const writeCursor = ({ nameKey, id }: CustomerCursor): string =>
  Buffer.from(`${id}${nameKey}`).toString("base64url");

/** Null for what is no cursor of ours. */
export function readCursor(text: string): CustomerCursor | null {
  const read = Buffer.from(text, "base64url").toString();
  const [id, nameKey] = [read.slice(0, 36), read.slice(36)];
  return isUuid(id) && nameKey.length <= 400 && !nameKey.includes("\0") ? { id, nameKey } : null;
}

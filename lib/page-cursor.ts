import { problem } from "#lib/errors.ts";
import { isUuid } from "#lib/ids.ts";

/** Where a page ended: the last row's moment and id. Rows that come meanwhile move no page (keyset, never offsets). */
export interface PageEnd {
  at: Date;
  /** A bare UUID. */
  id: string;
}

/** As text for the caller. Nothing secret; a wrong one is refused. */
export const writeCursor = ({ at, id }: PageEnd): string =>
  Buffer.from(`${at.getTime()}.${id}`).toString("base64url");

export function readCursor(text: string): PageEnd | null {
  const [ms = "", id = ""] = Buffer.from(text, "base64url").toString("latin1").split(".");
  return /^\d{1,15}$/.test(ms) && isUuid(id) ? { at: new Date(Number(ms)), id } : null;
}

/** What is said of a cursor that none of our lists wrote. */
export const wrongCursor = problem("invalid", {
  errors: [{ path: "cursor", message: "This is no cursor of ours." }],
});

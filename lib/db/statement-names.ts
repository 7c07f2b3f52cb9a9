import { createHash } from "node:crypto";
import { rootLog } from "#lib/log.ts";
import { sqlState } from "./sqlstate.ts";

// Postgres parses and plans a statement each time, unless it has a name: then once on each connection. Measured for a
// booking: a quarter of what Postgres has to do for it.

/** Plans take memory, on every connection: only what is asked often is kept, and not everything. */
const mostNames = 120;
const often = 5;

export interface StatementNames {
  /** The name to send a text under; none for what is rare. Texts are as many as there are statements in the code. */
  nameOf(text: string): string | undefined;
  /** Whether a failure came of a name, so that the same may be tried again: under other names, in the end without. */
  blame(error: unknown): boolean;
}

// 26000, 42P05: a pooler that shares connections and does not follow names. 0A000: a column changed its type.
const misnamed: ReadonlySet<string | null> = new Set(["26000", "42P05", "0A000"]);

/** The name says what the text is, so that no pooler can mistake one for another; `generation` sets it apart from before. */
const named = (text: string, generation: number): string =>
  `s${generation}_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;

/**
 * Names for one process. `useAfter`: the how-manieth time a text is sent it has one, and again after each failure, so
 * that what is tried again goes without; `chances`: how many failures until it goes on without for good. A migration
 * may fail what is under way on every connection. `onGivenUp` hears the last failure; it goes into the log unless told otherwise.
 */
export function createStatementNames({
  useAfter = often,
  chances = 20,
  onGivenUp = (error: unknown): void =>
    rootLog().warn({ err: error }, "statements cannot be kept planned here; going on without"),
} = {}): StatementNames {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  let generation = 0;
  return {
    nameOf(text) {
      if (generation >= chances) return undefined;
      const known = names.get(text);
      if (known !== undefined || names.size >= mostNames) return known;
      const times = (seen.get(text) ?? 0) + 1;
      if (times < useAfter) {
        // Lists of every length make texts without end.
        if (seen.size >= 2_000) seen.clear();
        seen.set(text, times);
        return undefined;
      }
      seen.delete(text);
      names.set(text, named(text, generation));
      return names.get(text);
    },
    blame(error) {
      if (!misnamed.has(sqlState(error)) || generation >= chances) return false;
      names.clear();
      generation++;
      if (generation === chances) onGivenUp(error);
      return true;
    },
  };
}

import type { Actor } from "#lib/booking/actor.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import type { Configuration } from "./schema.ts";

/** One document to be written, by whom and when. */
export interface WriteOrder {
  /** What there was before. */
  rows: CatalogueRows;
  document: Configuration;
  actor: Actor;
  at: Date;
}

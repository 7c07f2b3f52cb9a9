import { z } from "zod";
import type { Desk } from "./desk.ts";
import type { Kind, Kinds } from "./kinds.ts";
import { atLeast, text, whole } from "./params.ts";
import { badParameter, noSuch } from "./refusal.ts";

export const listObject = <T>(url: string, data: T[], hasMore = false) => ({
  object: "list" as const,
  data,
  has_more: hasMore,
  url,
});

/** What every list takes. */
export const paging = {
  limit: atLeast(1).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

const range = z.strictObject({
  gt: whole.optional(),
  gte: whole.optional(),
  lt: whole.optional(),
  lte: whole.optional(),
});
export const created = z.union([whole, range]).optional();

interface Asked {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: number | z.output<typeof range> | undefined;
}

/** One page of a kind, newest first; whatever else was asked for must be equal in the object. */
export function listPage<K extends Kind>(
  desk: Desk,
  kind: K,
  url: string,
  asked: Asked & Record<string, unknown>,
  also: (object: Kinds[K]) => boolean = () => true,
) {
  const { limit, starting_after, ending_before, created: when, ...filters } = asked;
  const matching = desk.store
    .list(kind)
    .filter((object) => within(object, when) && sameAs(object, filters) && also(object));
  return pageOf(matching, kind, url, { limit, starting_after, ending_before });
}

/** One page of what is already chosen. */
export function pageOf<T extends { id: string }>(all: T[], kind: string, url: string, asked: Asked) {
  const { limit = 10, starting_after, ending_before } = asked;
  if (limit > 100)
    throw badParameter("Invalid integer: the limit is at most 100.", {
      param: "limit",
      code: "parameter_invalid_integer",
    });
  if (starting_after && ending_before)
    throw badParameter(
      "Received both starting_after and ending_before parameters. Please pass in only one.",
      {
        code: "parameters_exclusive",
      },
    );
  if (ending_before) {
    const newer = all.slice(0, position(all, kind, ending_before, "ending_before"));
    return listObject(url, newer.slice(-limit), newer.length > limit);
  }
  const older = starting_after ? all.slice(position(all, kind, starting_after, "starting_after") + 1) : all;
  return listObject(url, older.slice(0, limit), older.length > limit);
}

function position<T extends { id: string }>(all: T[], kind: string, id: string, param: string): number {
  const index = all.findIndex((one) => one.id === id);
  if (index === -1) throw noSuch(kind, id, param, 400);
  return index;
}

function within(object: Kinds[Kind], when: Asked["created"]): boolean {
  const at = "created" in object && typeof object.created === "number" ? object.created : 0;
  if (when === undefined) return true;
  if (typeof when === "number") return at === when;
  const { gt = -1, gte = 0, lt = Number.MAX_SAFE_INTEGER, lte = Number.MAX_SAFE_INTEGER } = when;
  return at > gt && at >= gte && at < lt && at <= lte;
}

const sameAs = (object: object, filters: object): boolean =>
  Object.entries(filters).every(
    ([key, wanted]) => wanted === undefined || Reflect.get(object, key) === wanted,
  );

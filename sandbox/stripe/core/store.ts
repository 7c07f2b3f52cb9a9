import type { Kind, Kinds } from "./kinds.ts";

/** One thing that was written, or removed where `object` is null: a line of the journal. */
export interface Change {
  account: string | null;
  kind: Kind;
  id: string;
  object: unknown;
}

/** The objects of one account; the platform's has no account. */
export interface Store {
  account: string | null;
  find<K extends Kind>(kind: K, id: string): Kinds[K] | null;
  put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K];
  /** The object must exist: that it does was seen before. */
  update<K extends Kind>(kind: K, id: string, change: Partial<Kinds[K]>): Kinds[K];
  remove(kind: Kind, id: string): void;
  /** Newest first. */
  list<K extends Kind>(kind: K): Kinds[K][];
}

type Tables = { [K in Kind]?: Map<string, Kinds[K]> };

export function createStore(account: string | null, changed: (change: Change) => void): Store {
  const tables: Tables = {};
  const table = <K extends Kind>(kind: K): Map<string, Kinds[K]> => {
    const known: Map<string, Kinds[K]> = tables[kind] ?? new Map();
    Object.assign(tables, { [kind]: known });
    return known;
  };
  const put = <K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] => {
    table(kind).set(object.id, object);
    changed({ account, kind, id: object.id, object });
    return object;
  };
  return {
    account,
    put,
    find: (kind, id) => table(kind).get(id) ?? null,
    update(kind, id, change) {
      const before = table(kind).get(id);
      if (!before) throw new Error(`The sandbox lost its ${kind} ${id}.`);
      return put(kind, { ...before, ...change });
    },
    remove(kind, id) {
      table(kind).delete(id);
      changed({ account, kind, id, object: null });
    },
    list: (kind) => [...table(kind).values()].reverse(),
  };
}

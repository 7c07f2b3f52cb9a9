/** Bits of the largest integers that the machine does not box. */
const BITS = 30;

/** A list by its number: they are counted from 1, and 0 is where all begin. Null until it is asked for. */
interface List {
  number: number;
  ids: readonly string[] | null;
}

interface Person {
  id: string;
  isFree: boolean;
}

function idsOf(people: readonly Person[]): string[] {
  const ids: string[] = [];
  for (const { id, isFree } of people) if (isFree) ids.push(id);
  return ids;
}

/**
 * Lists who is free now, and gives the same array for the same people: a month has a thousand starts and a handful of
 * teams, and whoever turns a team into text can do it once. A list is found by the bits that say who is on it, thirty
 * people at a time; each thirty lead on from the list that those before them led to.
 */
export function shareLists(people: readonly Person[]): () => readonly string[] {
  const thirties = Array.from({ length: Math.ceil(people.length / BITS) }, (_, i) =>
    people.slice(i * BITS, (i + 1) * BITS),
  );
  const root: List = { number: 0, ids: null };
  const known = new Map<number, List>();
  const follow = (list: List, bits: number): List => {
    const key = list.number * 2 ** BITS + bits;
    const found = known.get(key);
    if (found) return found;
    const next: List = { number: known.size + 1, ids: null };
    known.set(key, next);
    return next;
  };
  return () => {
    let list = root;
    for (const thirty of thirties) {
      let bits = 0;
      for (const { isFree } of thirty) bits = bits * 2 + (isFree ? 1 : 0);
      list = follow(list, bits);
    }
    list.ids ??= idsOf(people);
    return list.ids;
  };
}

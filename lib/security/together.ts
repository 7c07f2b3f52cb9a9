/** What a caller learns of the count it was part of. */
export interface Share<T> {
  result: T;
  /** How many were counted at once, and which of them this one was (from 1). */
  size: number;
  place: number;
}

interface Group<T> {
  size: number;
  result: Promise<T>;
}

/**
 * Counts uses of a key one count at a time: whoever comes while one is on its way is counted with the next, all in
 * one go. In a rush from one address two hundred counts would otherwise queue up for the same row, long enough for
 * the last to give up, and to let everybody through.
 */
export function countTogether<T>(count: (key: string, uses: number) => Promise<T>) {
  const gathering = new Map<string, Group<T>>();
  const running = new Map<string, Promise<unknown>>();

  const begin = (key: string): Group<T> => {
    const before = running.get(key) ?? Promise.resolve();
    const start = () => {
      gathering.delete(key);
      return count(key, group.size);
    };
    const group: Group<T> = { size: 0, result: before.then(start, start) };
    gathering.set(key, group);
    running.set(key, group.result);
    const forget = () => {
      if (running.get(key) === group.result) running.delete(key);
    };
    group.result.then(forget, forget);
    return group;
  };

  return async (key: string): Promise<Share<T>> => {
    const group = gathering.get(key) ?? begin(key);
    const place = ++group.size;
    const result = await group.result;
    return { result, size: group.size, place };
  };
}

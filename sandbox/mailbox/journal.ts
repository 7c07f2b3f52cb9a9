import { appendFile, mkdir, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";

/** Lines of JSON, appended in order, so that a killed sandbox keeps every mail that it accepted. */
export interface Journal<T> {
  append(entry: T): Promise<void>;
  clear(): Promise<void>;
}

/** Opens the journal and hands over what it holds. Without a file it remembers nothing. */
export async function openJournal<T>(file: string | null): Promise<{ journal: Journal<T>; entries: T[] }> {
  if (file === null) return { journal: { append: async () => {}, clear: async () => {} }, entries: [] };
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, "utf8").catch(() => "");
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    entries: text.split("\n").flatMap((line) => parseLine<T>(line)),
    journal: {
      append: (entry) => inTurn(() => appendFile(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 })),
      clear: () => inTurn(() => truncate(file).catch(() => undefined)),
    },
  };
}

/** A kill in the middle of a write leaves half a line: that mail was never accepted, so it is skipped. */
function parseLine<T>(line: string): T[] {
  if (line === "") return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

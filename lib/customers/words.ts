/** Compatible forms made one ("２" is "2"), lower case, without accents. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l");

const split = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/** What lists are sorted by: "Émile  LAURENT" is "emile laurent". */
export const nameKey = (name: string): string => split(fold(name)).join(" ");

interface Findable {
  name: string;
  /** The normalised address, or null. */
  emailKey: string | null;
  /** The number's digits in every usual form, or whatever digits an unreadable one has. */
  phoneDigits: readonly string[];
}

const longestWord = 80;

/**
 * The words that a record is found by, each by its beginning; the last four digits too, which people quote. Of an address
 * only what stands before the @: half of everybody is at "gmail".
 */
export function wordsOf({ name, emailKey, phoneDigits }: Findable): string[] {
  const address = emailKey === null ? [] : [emailKey, ...split(emailKey.slice(0, emailKey.lastIndexOf("@")))];
  const lastFour = phoneDigits.map((digits) => digits.slice(-4));
  const words = [...split(fold(name)), ...address, ...phoneDigits, ...lastFour];
  return [...new Set(words.filter((word) => word !== "").map((word) => word.slice(0, longestWord)))];
}

const mostWords = 6;

/**
 * The words of a search: a record has to have them all, each as the beginning of one of its own. A telephone number is one
 * word, however it is grouped, and so is an address.
 */
export function searchWords(query: string): string[] {
  const text = fold(query).trim();
  if (/^[+(]?[\d\s().+/-]*$/.test(text)) {
    const digits = text.replace(/\D/g, "");
    return digits === "" ? [] : [digits.slice(0, longestWord)];
  }
  const words = text.split(/\s+/).flatMap((part) => (part.includes("@") ? [part] : split(part)));
  // Of signs alone nothing is left to look for: what was typed finds nobody, rather than everybody.
  return (words.length > 0 || text === "" ? words : [text])
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord));
}

/**
 * Whether two names can be one person's: every word of the shorter one is in the longer one. "Maria" and "Maria Lopez" can,
 * "Tom Lopez" and "Maria Lopez" cannot.
 */
export function namesAgree(one: string, other: string): boolean {
  const [short, long] = [split(fold(one)), split(fold(other))].toSorted((a, b) => a.length - b.length);
  return short !== undefined && short.length > 0 && short.every((word) => long?.includes(word));
}

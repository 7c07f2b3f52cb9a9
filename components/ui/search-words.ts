/** Lower case, without accents: "São Tomé" is found by "sao tome", wherever the words stand. */
export const foldText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[_/,()'’-]+/g, " ")
    .trim();

/** True when every word of `query` begins a word of `text`, in any order. */
export function matchesWords(text: string, query: string): boolean {
  const words = foldText(text).split(/\s+/);
  return foldText(query)
    .split(/\s+/)
    .every((wanted) => wanted === "" || words.some((word) => word.startsWith(wanted)));
}

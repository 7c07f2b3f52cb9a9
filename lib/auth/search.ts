/** One value of a page's query, whatever else was sent. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

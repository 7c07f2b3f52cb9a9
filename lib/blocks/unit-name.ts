/** "Chair 2"; a kind with one unit needs no number. */
export const unitName = (resource: string, number: number, units: number): string =>
  units > 1 ? `${resource} ${number}` : resource;

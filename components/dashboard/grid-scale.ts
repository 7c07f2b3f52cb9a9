/** How tall an hour is in the day's grid, in pixels: half an hour still holds a line of text. */
export const hourHeight = 72;

/** Distance of a minute from the top of a grid that begins at `from`, in pixels. */
export const topOf = (minute: number, from: number): number => ((minute - from) / 60) * hourHeight;

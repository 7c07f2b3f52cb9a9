/** What one file may hold (cases C20, L4, L10): beyond this it is refused with a sentence before anything is planned. */
export const fileBytes = 5 * 1024 * 1024;
export const mostRows = 20_000;
export const mostColumns = 200;
export const longestCell = 20_000;
/** Reading may take this long, whatever the file says of itself. */
export const mostReadingMs = 2_000;

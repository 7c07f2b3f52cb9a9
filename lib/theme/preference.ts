/** What the visitor chose; `system` follows the device and leaves no cookie behind. */
export type ThemePreference = "system" | "light" | "dark";

/** Read by the server, so that the first paint is already right; set by the browser. Holds no personal data. */
export const themeCookie = "theme";

export const parseTheme = (value: string | undefined): ThemePreference =>
  value === "light" || value === "dark" ? value : "system";

/** The `Set-Cookie`-style line for `document.cookie`; choosing `system` forgets the cookie. */
export function themeCookieLine(theme: ThemePreference, secure: boolean): string {
  const age = theme === "system" ? 0 : 31_536_000;
  return `${themeCookie}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax${secure ? "; Secure" : ""}`;
}

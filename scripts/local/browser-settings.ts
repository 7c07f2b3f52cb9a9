import { findChromium } from "./browser.ts";

/** What playwright.config.ts takes from its surroundings; only scripts read the environment. */
export const browserSettings = {
  // `npm test` starts the stack and names it; against a running `npm start`, `playwright test` alone does.
  baseURL: process.env.PUNCTUAL_URL ?? "http://localhost:3000",
  /** The mailbox and the other rooms (contract 6). */
  sandboxURL: process.env.PUNCTUAL_SANDBOX_URL ?? "http://localhost:3001",
  report: process.env.PUNCTUAL_E2E_REPORT ?? "test-results/report.json",
  executablePath: findChromium(),
  isRoot: process.getuid?.() === 0,
};

import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/local/browser.ts";

// `npm test` starts the stack and names it; against a running `npm start`, `playwright test` alone does.
const baseURL = process.env.PUNCTUAL_URL ?? "http://localhost:3000";
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  // A test that needs a second try is a bug in the test or in the product.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["line"],
    ["json", { outputFile: process.env.PUNCTUAL_E2E_REPORT ?? "test-results/report.json" }],
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium(),
      // No update checks and the like: on a closed network they stall the browser.
      args: ["--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
    },
  },
});

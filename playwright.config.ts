import { defineConfig, devices } from "@playwright/test";
import { browserSettings } from "./scripts/local/browser-settings.ts";

const { baseURL, report, executablePath, isRoot } = browserSettings;

export default defineConfig({
  testDir: "e2e",
  forbidOnly: true,
  // A test that needs a second try is a bug in the test or in the product.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The torture keeps both cores busy and kills what it can: it runs when nobody else does.
  projects: [
    { name: "journeys", testIgnore: /torture\.spec/ },
    { name: "torture", testMatch: /torture\.spec/, dependencies: ["journeys"] },
  ],
  reporter: [["line"], ["json", { outputFile: report }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath,
      // No update checks and the like: on a closed network they stall the browser.
      args: ["--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
    },
  },
});

import { defineConfig } from "vitest/config";

const ignored = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", ...ignored],
          // A time-out is for what hangs: on a machine of two cores a law of a second may wait for ten.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: ignored,
          globalSetup: "lib/db/testing/global-setup.ts",
          // Clock changes and serializable retries on a busy machine of two cores.
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

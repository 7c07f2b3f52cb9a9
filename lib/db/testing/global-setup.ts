import type { TestProject } from "vitest/node";
import { startTestCluster, type TestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** Once per run of the `db` project: a real Postgres, migrated, from which every test file clones its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { superuserUrl, passwords, stop } = await startTestCluster();
  project.provide("testCluster", { superuserUrl, passwords });
  return stop;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Lockfile, missingPlatformPackages } from "./lockfile.ts";
import { projectRoot } from "./project.ts";

test("package-lock.json is complete, so that `npm ci` accepts it (else: node scripts/complete-lockfile.ts)", () => {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8"));
  expect(Object.keys(missingPlatformPackages(lockfile))).toEqual([]);
});

test("a platform's package is pinned to the version that is asked for, and to its platform", () => {
  const packages = {
    "node_modules/tool": {
      version: "1.0.0",
      dev: true,
      optionalDependencies: {
        "@tool/linux-x64-musl": "1.0.0",
        "@tool/darwin-arm64": "1.0.0",
        "@tool/linux-x64": "1.0.0",
        "@tool/wasm32-wasi": "1.0.0",
      },
    },
    "node_modules/@tool/linux-x64": { version: "1.0.0" },
  };
  expect(missingPlatformPackages({ packages })).toEqual({
    "node_modules/@tool/linux-x64-musl": {
      version: "1.0.0",
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
      optional: true,
      dev: true,
    },
    "node_modules/@tool/darwin-arm64": {
      version: "1.0.0",
      os: ["darwin"],
      cpu: ["arm64"],
      optional: true,
      dev: true,
    },
    "node_modules/@tool/wasm32-wasi": { version: "1.0.0", cpu: ["wasm32"], optional: true, dev: true },
  });
});

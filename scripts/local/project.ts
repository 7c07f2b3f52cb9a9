import { resolve } from "node:path";

/** The folder of package.json: scripts work from whatever folder they are called. */
export const projectRoot = resolve(import.meta.dirname, "../..");

/** True when Node was started with the file of this `import.meta`, false when the file was imported. */
export function isMain(meta: { url: string; filename: string }): boolean {
  return process.argv[1] !== undefined && resolve(process.argv[1]) === meta.filename;
}

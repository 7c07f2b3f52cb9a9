import { createHash, type Hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A fingerprint of files and folders (recursively, by content, in a fixed order), named relative to `root`.
 * A path that does not exist counts as absent, so making it later changes the fingerprint. Tests are left out
 * when `skip` says so.
 */
export function fingerprint(
  root: string,
  paths: readonly string[],
  skip: (path: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  for (const path of paths) add(hash, root, path, skip);
  return hash.digest("hex");
}

/** True when `file` holds exactly this fingerprint. */
export function isStamped(file: string, print: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8").trim() === print;
}

/** Remembers that the work for this fingerprint is done; call it after the work, never before. */
export function stamp(file: string, print: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${print}\n`);
}

function add(hash: Hash, root: string, path: string, skip: (path: string) => boolean): void {
  if (skip(path)) return;
  const full = join(root, path);
  const info = statSync(full, { throwIfNoEntry: false });
  if (info?.isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, root, `${path}/${name}`, skip);
    return;
  }
  // Lengths before contents: two different trees must never make the same stream.
  hash.update(`${path}\0${info ? info.size : "absent"}\0`);
  if (info?.isFile()) hash.update(readFileSync(full));
}

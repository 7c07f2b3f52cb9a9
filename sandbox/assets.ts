import { readFile } from "node:fs/promises";
import type { Answer } from "./http.ts";

const types: Record<string, string> = {
  "/assets/sandbox.css": "text/css; charset=utf-8",
  "/assets/mailbox.css": "text/css; charset=utf-8",
  "/assets/stripe.css": "text/css; charset=utf-8",
  "/assets/website.js": "text/javascript; charset=utf-8",
  "/assets/sandbox.js": "text/javascript; charset=utf-8",
};

/** The files that the pages need, or null. Nothing else on the disk is reachable. */
export async function asset(path: string): Promise<Answer | null> {
  const type = Object.hasOwn(types, path) ? types[path] : undefined;
  if (type === undefined) return null;
  const body = await readFile(new URL(`.${path}`, import.meta.url));
  return { kind: "answer", status: 200, headers: { "content-type": type }, body };
}

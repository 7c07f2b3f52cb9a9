import { resolve } from "node:path";

/** The folder of package.json: scripts work from whatever folder they are called. */
export const projectRoot = resolve(import.meta.dirname, "../..");

/** True when Node was started with the file of this `import.meta`, false when the file was imported. */
export function isMain(meta: { url: string; filename: string }): boolean {
  return process.argv[1] !== undefined && resolve(process.argv[1]) === meta.filename;
}

/** Sentences about a wrong environment, one a line, for the person at the terminal. */
export function complain(sentences: readonly string[]): void {
  console.error(`Punctual does not start:\n${sentences.map((sentence) => `- ${sentence}`).join("\n")}`);
}

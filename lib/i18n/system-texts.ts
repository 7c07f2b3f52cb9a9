import system from "#messages/en/system.json" with { type: "json" };

/**
 * The error pages' texts, in the browser's bundle: when an error page shows, nothing can be asked of the server any
 * more. English only for that reason; keep `system.json` free of plurals, nothing parses it here.
 */
export const systemTexts = system;

export const errorReference = (digest: string): string =>
  system["error.reference"].replace("{digest}", digest);

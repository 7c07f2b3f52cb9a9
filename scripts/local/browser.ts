import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** What the browser tests need from Debian when the machine lacks it. */
const DEBIAN_PACKAGES = ["chromium"];

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium to test with: the one named in CHROMIUM_PATH, Playwright's own, or the system's. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return [chromium.executablePath(), ...USUAL_PLACES].find((path) => existsSync(path));
}

/**
 * Makes sure that there is a Chromium, installing Debian's as root or Playwright's own elsewhere.
 * Throws a sentence that says what to do when neither is possible.
 */
export function ensureChromium(say: (sentence: string) => void): string {
  const found = findChromium();
  if (found) return found;
  say("Installing Chromium for the browser tests …");
  try {
    if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installFromDebian();
    else execFileSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    "There is no Chromium to test with. Install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.",
  );
}

function installFromDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => execFileSync("apt-get", ["-qq", ...args], { env, stdio: "pipe" });
  apt("update");
  apt("install", "-y", "--no-install-recommends", ...DEBIAN_PACKAGES);
}

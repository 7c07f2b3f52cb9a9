import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

// The first promise against the built application, with processes dying under it; and that a broken one would be seen.

interface Outcome {
  code: number | null;
  text: string;
  report: {
    findings: { what: string; count: number }[];
    bookings: { acknowledged: number; compared: number; rows: number };
    local: { kills: number; crashes: string[]; planted: string[] };
    races: { held: number; won: number };
  };
}

async function torture(file: string, ...more: string[]): Promise<Outcome> {
  const args = [
    "scripts/torture.ts",
    "--local",
    "--clients",
    "16",
    "--minutes",
    "0.25",
    "--json",
    file,
    ...more,
  ];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  expect(text).toContain("Punctual torture");
  return { code, text, report: JSON.parse(readFileSync(file, "utf8")) };
}

test.describe.configure({ mode: "serial", timeout: 240_000 });

test("F2, F6, B27: kills every few seconds: nothing is lost, nothing is there twice, everything is answered", async () => {
  const { code, text, report } = await torture(test.info().outputPath("torture.json"), "--kill-every", "4");
  expect(report.findings, text).toEqual([]);
  expect(code).toBe(0);
  expect(report.local.kills).toBeGreaterThanOrEqual(2);
  expect(report.bookings.acknowledged).toBeGreaterThan(10);
  expect(report.bookings.compared).toBe(report.bookings.acknowledged);
});

test("a planted bug is found: without its constraints the database takes two at one time", async () => {
  const { code, report } = await torture(
    test.info().outputPath("planted.json"),
    "--plant",
    "--kill-every",
    "0",
  );
  expect(code).toBe(1);
  expect(report.local.planted).toHaveLength(3);
  expect(report.findings.map(({ what }) => what)).toContain("two things at once on one lane");
});

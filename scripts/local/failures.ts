import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { projectRoot } from "./project.ts";

/** A test that failed. Logs are cut from the top, and who reads what is left has to know it by name. */
export type Failure = { file: string; name: string; message: string };

export type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
};

/** What failed in Vitest's JSON report: tests, and files that broke before their first (an import, a hook). */
export function vitestFailures(report: VitestReport | undefined): Failure[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(projectRoot, name);
    const tests = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ file, name: test.fullName, message: (test.failureMessages ?? []).join("\n") }));
    const isBroken = status === "failed" && tests.length === 0;
    return isBroken ? [{ file, name: "the file itself", message: message ?? "" }] : tests;
  });
}

type PlaywrightError = { message?: string };

type PlaywrightSuite = {
  title: string;
  file: string;
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: { status: string; results: { errors: PlaywrightError[] }[] }[];
  }[];
};

export type PlaywrightReport = { suites?: PlaywrightSuite[]; errors?: PlaywrightError[] };

/** What failed in Playwright's JSON report, tests that passed only when repeated among it. */
export function playwrightFailures(report: PlaywrightReport | undefined): Failure[] {
  const outside = (report?.errors ?? []).map(({ message = "" }) => ({
    file: "playwright.config.ts",
    name: "outside every test",
    message,
  }));
  return [...outside, ...(report?.suites ?? []).flatMap((suite) => suiteFailures(suite, []))];
}

/** The outermost suite is the file, so only those within it give their title to the name. */
function suiteFailures({ file, specs = [], suites = [] }: PlaywrightSuite, above: string[]): Failure[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => ({
        file: `e2e/${file}`,
        name: [...above, title].join(" "),
        message: results
          .flatMap(({ errors }) => errors)
          .map(({ message = "" }) => message)
          .join("\n"),
      })),
  );
  return [...own, ...suites.flatMap((inner) => suiteFailures(inner, [...above, inner.title]))];
}

/** A step of a trace that lies in the tools, or nowhere. */
const isForeign = (line: string) => /^\s+at .*(\/node_modules\/|\(<anonymous>\)$)/.test(line);

/** Lines for the end of a log: the first `most` tests, each with the first `lines` lines of what it said. */
export function toldFailures(failures: readonly Failure[], { most = 10, lines = 5 } = {}): string[] {
  const told = failures.slice(0, most).flatMap(({ file, name, message }) => {
    const words = stripVTControlCharacters(message)
      .split("\n")
      .filter((line) => line.trim() !== "" && !isForeign(line))
      .slice(0, lines);
    return [`  ${file}: ${name}`, ...words.map((line) => `      ${line.trimEnd().slice(0, 200)}`)];
  });
  return failures.length > most ? [...told, `  and ${failures.length - most} more`] : told;
}

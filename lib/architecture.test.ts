import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The house as a test (design 3.2, house.md): where a rule is broken, the message says where the code belongs.

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
  { cwd: root, encoding: "utf8" },
)
  .split("\n")
  .filter(
    (file) =>
      file &&
      !file.startsWith("prisma/generated/") &&
      !file.startsWith("docs/client/") &&
      existsSync(join(root, file)),
  );
const isTest = (file: string) => /\.(test|spec)\.tsx?$|(^|\/)testing(\/|\.ts)|^e2e\//.test(file);
const sources = files.filter((file) => !isTest(file));
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

const importsOf = (file: string): string[] =>
  [...(text.get(file) ?? "").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, target = ""]) =>
    target.startsWith("#")
      ? target.slice(1)
      : target.startsWith(".")
        ? normalize(join(dirname(file), target))
        : target,
  );

const pureNames =
  /^lib\/(time\/|result|errors|money)|^lib\/(availability\/(rules|slots|decide|intervals|open-intervals|grid|starts|sessions|days|alternatives)|booking\/(states|changes|change-plan|change-price)|webhooks\/(events|retry)|time-off\/(states|words)|plans\/(limits|plan|month)|policies\/(policy|cancellation|describe|parts|warnings)|messages\/(derive|previous)|series\/(repeat|series|plan|words)|waitlist\/(wish|matching|deadline)|payments\/(amounts|lines|share|compare))\.ts$/;
const domain =
  /^lib\/(tenants|team|services|availability|booking|series|policies|plans|payments|messages|customers|configuration|api-keys|webhooks|sessions|waitlist)\//;
const adapter = /^lib\/(db|email|calendars|stripe)\//;

const offences = (from: RegExp, to: RegExp, among = sources) =>
  among
    .filter((file) => from.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => to.test(target))
        .map((target) => `${file} → ${target}`),
    );

/** The shortest way from a file through its imports back to itself; null where there is none. */
function circleFrom(start: string, imports: (file: string) => readonly string[]): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const next of imports(way.at(-1) ?? start)) {
      if (next === start) return way;
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return null;
}

/** Each circle once, whichever of its files it was found from. */
function circlesIn(among: readonly string[], imports: (file: string) => readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const file of among) {
    const circle = circleFrom(file, imports);
    if (circle) found.set(circle.toSorted().join(), [...circle, file].join(" → "));
  }
  return [...found.values()];
}

describe("imports go one way (design 3.2)", () => {
  test("the pure core has no I/O: move what reads or writes into data.ts or mutations.ts", () => {
    expect(offences(pureNames, /^lib\/(db|env|email|auth|log)|^node:|^prisma\/|^next/)).toEqual([]);
  });
  test("an adapter never imports a domain: hand it values", () => {
    expect(offences(adapter, domain).filter((line) => !/rules\.ts$/.test(line))).toEqual([]);
  });
  test("lib never imports app or components: pages compose, they are not composed", () => {
    expect(offences(/^(lib|worker)\//, /^(app|components)\//)).toEqual([]);
  });
  test("no circles, types included: move what both files need into a file of its own that imports neither", () => {
    const known = new Map(files.map((file) => [file, importsOf(file).filter((target) => text.has(target))]));
    expect(circlesIn(files, (file) => known.get(file) ?? [])).toEqual([]);
  });
  test("a circle is found and told as the way round, whether of two files or of more", () => {
    const imports: Record<string, string[]> = {
      a: ["b"],
      b: ["c", "d"],
      c: ["a"],
      d: ["e"],
      e: ["d"],
      f: ["f"],
    };
    const told = circlesIn(Object.keys(imports), (file) => imports[file] ?? []);
    expect(told).toEqual(["c → a → b → c", "e → d → e", "f → f"]);
  });
  test("components never reach into the database or the environment: loaders and actions do", () => {
    expect(offences(/^components\//, /^lib\/(db|env)|^prisma\//)).toEqual([]);
  });
  test("pages and components use no Prisma client: loaders and actions do", () => {
    expect(
      offences(/^(app|components)\//, /^lib\/db\/(client|transaction)/).filter(
        (line) => !line.startsWith("app/api/"),
      ),
    ).toEqual([]);
  });
});

describe("what only few files may do", () => {
  const users = (pattern: RegExp) => sources.filter((file) => pattern.test(text.get(file) ?? "")).sort();

  test("mint a tenant scope: where a slug, a token, a membership, a key or a claimed row proved it (design 4.5)", () => {
    expect(users(/\bmintScope\(/)).toEqual(scopeMinters);
  });
  test("cross tenants with the platform role (design 4.5)", () => {
    expect(users(/\bplatformDb\(\)/)).toEqual(platformUsers);
  });
  test("read the environment: lib/env.ts, and the scripts that start things", () => {
    expect(users(/process\.env/).filter((file) => !/^(scripts|sandbox|bench)\//.test(file))).toEqual(
      environmentReaders,
    );
  });
  test("leave a page to Next's notFound(), which arrives empty without a script: return <Missing> (decision 009)", () => {
    expect(users(/import \{[^}]*\bnotFound\b[^}]*\} from "next\/navigation"/)).toEqual([
      "components/site/missing.tsx",
    ]);
  });
  test("load the holidays of all countries: their adapter, when somebody asks, and never in a browser", () => {
    expect(users(/(?<!import type \w+ )from "date-holidays"/)).toEqual([]);
    expect(users(/"date-holidays"/)).toEqual(["lib/holidays/holidays.ts"]);
    const loading = users(/^import (?!type )[^;]*"#lib\/holidays\/holidays\.ts"/m);
    expect(loading.filter((file) => file.startsWith("components/"))).toEqual([]);
  });
  test("run SQL text that is not a tagged template: nobody (I15)", () => {
    expect(users(/\$(queryRaw|executeRaw)Unsafe/)).toEqual([]);
  });
});

describe("the shape of files (house.md)", () => {
  test("none over 300 lines, tests 400", () => {
    const long = files.filter(
      (file) => (text.get(file) ?? "").split("\n").length > (isTest(file) ? 401 : 301),
    );
    expect(long).toEqual([]);
  });
  test("no escape hatches", () => {
    const hatch = new RegExp(
      [
        "@ts-(ignore|nocheck|expect-error)",
        "\\bas any\\b",
        ": any\\b",
        "\\bTO" + "DO\\b",
        "\\bFIX" + "ME\\b",
        "biome-ignore",
        "\\.(only|skip)\\(",
      ].join("|"),
    );
    expect(
      files.filter((file) => file !== "lib/architecture.test.ts" && hatch.test(text.get(file) ?? "")),
    ).toEqual([]);
  });
  test("dates are formatted in lib/time/format.ts, money in lib/money.ts, and nowhere else", () => {
    const formats = sources.filter((file) =>
      /Intl\.(DateTimeFormat|NumberFormat)|toLocale(Date|Time)?String/.test(text.get(file) ?? ""),
    );
    expect(formats.filter((file) => !/^lib\/(time\/|money\.ts|i18n\/)/.test(file))).toEqual([]);
  });
});

const scopeMinters = [
  "lib/api-keys/data.ts",
  "lib/auth/membership.ts",
  "lib/booking/decision-token.ts",
  "lib/booking/jobs.ts",
  "lib/booking/manage-token.ts",
  "lib/holds/jobs.ts",
  "lib/messages/queue.ts",
  "lib/payments/account-rows.ts",
  "lib/payments/jobs.ts",
  "lib/payments/reconcile.ts",
  "lib/plans/rows.ts",
  "lib/team/invitation.ts",
  "lib/tenants/data.ts",
  "lib/tenants/mutations.ts",
  "lib/transfer/jobs.ts",
  "lib/waitlist/jobs.ts",
  "lib/waitlist/token.ts",
  "lib/webhooks/queue.ts",
];
const platformUsers = [
  "lib/api-keys/data.ts",
  "lib/auth/adapter.ts",
  "lib/auth/membership.ts",
  "lib/auth/mutations.ts",
  "lib/auth/sessions.ts",
  "lib/auth/sign-in-link.ts",
  "lib/booking/decision-token.ts",
  "lib/booking/jobs.ts",
  "lib/booking/manage-token.ts",
  "lib/db/client.ts",
  "lib/health/readiness.ts",
  "lib/holds/jobs.ts",
  "lib/messages/queue.ts",
  "lib/payments/account-rows.ts",
  "lib/payments/jobs.ts",
  "lib/payments/reconcile.ts",
  "lib/plans/rows.ts",
  "lib/retention/jobs.ts",
  "lib/team/data.ts",
  "lib/team/invitation.ts",
  "lib/team/mutations.ts",
  "lib/tenants/data.ts",
  "lib/tenants/slug-lookup.ts",
  "lib/transfer/jobs.ts",
  "lib/waitlist/jobs.ts",
  "lib/waitlist/token.ts",
  "lib/webhooks/queue.ts",
  "prisma/seed/index.ts",
  "worker/index.ts",
];
const environmentReaders = ["instrumentation.ts", "lib/env.ts", "prisma/seed/index.ts", "proxy.ts"];

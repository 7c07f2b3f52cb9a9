import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const day = dateIn(3);

async function open(page: Page) {
  const business = await openBusiness({
    timezone: "UTC",
    services: [{ slug: "haircut", minimumNoticeMinutes: 0 }],
  });
  expect(await bookElsewhere(business.slug, "haircut", `${day}T10:00:00Z`, "ana")).toBe(201);
  const data = `/dashboard/${business.slug}/settings/data`;
  await signIn(page, `owner@${business.slug}.test`, data);
  return { business, data };
}

const file = (...rows: string[]) => ({
  name: "from another program.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(["Start,Service,Staff,Client,Email,Phone", ...rows, ""].join("\r\n")),
});

const rows = [
  `${day} 11:00,Haircut,Ana Ruiz,Mina Sol,mina@example.com,'+49 30 1234567`,
  `${day} 10:30,Haircut,Ana Ruiz,Late Larry,larry@example.com,`,
  `${day} 13:00,Beard trim,Ana Ruiz,Bob Beard,bob@example.com,`,
  `${day} 14:00,haircut,ana,Nora Lund,nora@example.com,`,
];

/** Sends a file and waits for its dry run. */
async function upload(page: Page, given: ReturnType<typeof file>) {
  await page.getByLabel("File").setInputFiles(given);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await page.getByRole("heading", { name: "What would happen", level: 1 }).waitFor();
}

test("a file is looked at, imported, seen on the calendar, taken back, and goes out as it came in", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { business, data } = await open(page);
  await upload(page, file(...rows));

  // The dry run: what is new, what clashes and with whom, what cannot be read and why.
  await expect(page.getByText("Ana Ruiz has Somebody Faster at that time")).toBeVisible();
  await expect(page.getByText("There is no service “Beard trim” here.")).toBeVisible();
  await page.getByRole("link", { name: /^1\s*Conflicts$/ }).click();
  await expect(page.getByText("Late Larry")).toBeVisible();
  await expect(page.getByText("Mina Sol ·")).toHaveCount(0);
  await page.getByRole("link", { name: /^4\s*All$/ }).click();

  // A choice is kept and the rows are compared anew.
  await page.getByLabel("Rows without a known service are").selectOption("haircut");
  await expect(page.getByRole("button", { name: "Import 3 bookings" })).toBeVisible();
  await page.getByLabel("Rows without a known service are").selectOption("");
  await page.getByRole("button", { name: "Import 2 bookings" }).click();
  await expect(page.getByRole("heading", { name: "What became of it" })).toBeVisible();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Imported", { exact: true })).toHaveCount(2);

  await page.goto(`/dashboard/${business.slug}?date=${day}`);
  for (const name of ["Mina Sol", "Nora Lund"]) await expect(page.getByText(name).first()).toBeVisible();
  await expect(page.getByText("Late Larry")).toHaveCount(0);

  // Out again: the phone is safe for spreadsheets, and what is here is recognised.
  await page.goto(data);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^e2e-\w+-bookings-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await saved.path(), "utf8");
  expect(text).toContain("'+49 30 1234567");
  await page.getByLabel("Or paste the text").fill(text);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("Nothing here would change anything.")).toBeVisible();

  await page.goto(data);
  await page.getByRole("link", { name: /from another program\.csv/ }).click();
  await page.getByRole("button", { name: "Take this import back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take this import back" }).click();
  await expect(page.getByText("Taken back", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  const left = await business.bookings(`${day}T00:00:00Z`, `${day}T23:59:00Z`);
  expect(left.map(({ status }) => status).toSorted()).toEqual(["cancelled", "cancelled", "confirmed"]);
});

test("a file that is none is refused with a sentence, and what was typed stays", async ({ page }) => {
  await open(page);
  const text = 'Start,Service\n"2026-12-01 09:00,Haircut\n';
  await page.getByLabel("Or paste the text").fill(text);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("A quote is opened or closed in the wrong place")).toBeVisible();
  await expect(page.getByLabel("Or paste the text")).toHaveValue(text);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });
    test("axe finds nothing, wide and narrow, and nothing is cut off", async ({ page }) => {
      test.setTimeout(120_000);
      const { data } = await open(page);
      const long = `${day} 15:00,Haircut,Ana Ruiz,${"Verylongname".repeat(9)},long@example.com,`;
      const ambiguous = `3/4/2027 09:00,Haircut,Ana Ruiz,Amy Biguous,amy@example.com,`;
      await upload(page, file(...rows, long, ambiguous));
      const draft = page.url();
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.goto(draft);
        await page.getByText("Which column is what").click();
        await clean(page, `the dry run at ${width}`);
        await page.goto(data);
        await clean(page, `import and export at ${width}`);
      }
      await page.goto(draft);
      await page.getByRole("button", { name: /Import \d+ bookings/ }).click();
      await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: 20_000 });
      await clean(page, "what became of it");
    });
  });

import { expect, type Page, test } from "@playwright/test";
import { type Business, openBusiness, type Setup } from "./support/business.ts";
import { clean, fits } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const word = "Donaudampfschifffahrtsgesellschaftskapitaenswitwe";
const standard = {
  slug: "standard",
  tiers: [
    { before: { hours: 24 }, refund: 100 },
    { before: { hours: 0 }, refund: 50 },
    { before: "same-day" as const, refund: 0 },
  ],
};

async function open(page: Page, setup: Partial<Setup> = {}): Promise<{ business: Business; at: string }> {
  const business = await openBusiness({
    services: [{ slug: "haircut", price: 4000, policy: "standard" }],
    policies: [standard],
    ...setup,
  });
  await signIn(page, `owner@${business.slug}.test`, `/dashboard/${business.slug}`);
  return { business, at: `/dashboard/${business.slug}/settings/policies` };
}

const line = (page: Page, number: number, what: "when" | "hours before the start" | "percent back") =>
  page.getByLabel(`Line ${number}: ${what}`, { exact: true });
const hours = (page: Page, number: number) => line(page, number, "hours before the start");
const percent = (page: Page, number: number) => line(page, number, "percent back");
const preview = (page: Page) => page.getByRole("region", { name: "What it means" });

test("a policy is read, changed, and shown to mean what it means while it is typed", async ({ page }) => {
  const { at } = await open(page);
  await page.goto(at);
  const card = page.getByRole("region", { name: /Standard/ });
  await expect(card).toContainText("Version 1");
  await expect(card).toContainText("For Haircut");
  await expect(card).toContainText(
    "Cancel 24 hours or more before: everything back. Later: half back. On the day itself: nothing back.",
  );
  await expect(card).toContainText("Of $40.00 paid: $40.00, $20.00, $0.00.");

  await card.getByRole("link", { name: "Change Standard" }).click();
  await expect(page.getByRole("heading", { name: "Change “Standard”" })).toBeVisible();
  await hours(page, 1).fill("48");
  await percent(page, 2).fill("33,33");
  await expect(preview(page)).toContainText(
    "Cancel 48 hours or more before: everything back. Later: 33.33% back.",
  );
  await expect(preview(page)).toContainText("Of $40.00 paid: $40.00, $13.34, $0.00.");
  await expect(
    preview(page).getByRole("list", { name: "From booking to start" }).getByRole("listitem"),
  ).toHaveText([/^48 hours or more: everything back/, /^later: 33.33% back/, /^on the day: nothing back/]);
  await page.getByLabel(/^Start anew/).check();
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Standard is saved.")).toBeVisible();
  await expect(card).toContainText("Version 2");
  await expect(card).toContainText("After a move, only the new time counts.");
});

test("lines are added by keyboard, put in order when one is left, and taken away", async ({ page }) => {
  const { at } = await open(page);
  await page.goto(`${at}/edit/standard`);
  await page.getByRole("button", { name: "Add a line" }).press("Enter");
  await expect(hours(page, 4)).toBeFocused();
  await page.keyboard.type("72");
  await page.keyboard.press("Tab");
  await page.keyboard.type("100");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Remove line 4" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(hours(page, 1)).toHaveValue("72");
  await expect(hours(page, 2)).toHaveValue("24");
  await page.getByRole("button", { name: "Remove line 2" }).click();
  await expect(page.getByRole("button", { name: "Add a line" })).toBeFocused();
  await expect(preview(page)).toContainText("Cancel 72 hours or more before: everything back.");
  for (const number of [2, 2]) await page.getByRole("button", { name: `Remove line ${number}` }).click();
  await expect(page.getByRole("button", { name: /^Remove line/ })).toHaveCount(0);
  await expect(preview(page)).toContainText("Later: nothing back.");
});

test("nonsense is said beside the line that causes it, and what was typed stays", async ({ page }) => {
  const { at } = await open(page);
  await page.goto(`${at}/new`);
  await percent(page, 3).fill("80");
  const row = page.getByRole("listitem").filter({ has: percent(page, 3) });
  await expect(row).toContainText("The day itself gives back more than the time before it");
  await expect(percent(page, 3)).toHaveAccessibleDescription(/waiting would pay/);
  await percent(page, 2).fill("");
  await page.getByRole("button", { name: "Create policy" }).click();
  const errors = page.getByRole("alert").filter({ hasText: "2 details need another look" });
  await expect(errors).toBeFocused();
  await expect(errors).toContainText("Please give a name");
  await errors.getByRole("link", { name: "Please give a percentage from 0 to 100." }).click();
  await expect(percent(page, 2)).toBeFocused();
  await clean(page, "typed nonsense");
  await percent(page, 2).fill("50");
  await page.getByLabel("Name", { exact: true }).fill("Two days");
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Later must not give back more" })).toBeFocused();
  await expect(percent(page, 3)).toHaveValue("80");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Two days");
  for (const number of [1, 2, 3]) await percent(page, number).fill("0");
  await expect(preview(page)).toContainText("Nobody ever gets anything back.");
  await percent(page, 1).fill("100");
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByText("Two days is saved.")).toBeVisible();
  await page.goto(`${at}/new`);
  await page.getByLabel("Name", { exact: true }).fill("two days");
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/has this name already/);
});

test("a service chooses its policy; what it has cannot be removed, what nobody has can, and be put back", async ({
  page,
}) => {
  const { at, business } = await open(page, {
    policies: [standard, { slug: "no-refunds", tiers: [{ before: { hours: 0 }, refund: 0 }] }],
  });
  await page.goto(at);
  const spare = page.getByRole("region", { name: /No refunds/ });
  await spare.getByRole("button", { name: "Remove No refunds" }).click();
  await expect(page.getByText("No refunds is removed.")).toBeVisible();
  await expect(spare).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(spare).toBeVisible();
  await page.goto(`/dashboard/${business.slug}/services/edit/haircut`);
  const choice = page.getByLabel("Cancellation policy");
  await expect(choice).toHaveValue("standard");
  await choice.selectOption("No refunds");
  await expect(choice).toHaveAccessibleDescription("Cancel any time before the start: nothing back.");
  await page.getByRole("button", { name: "Save service" }).click();
  await expect(page.getByRole("heading", { name: "Services", level: 1 })).toBeVisible();
  await page.goto(at);
  await spare.getByRole("button", { name: "Remove No refunds" }).click();
  await expect(spare.getByRole("alert")).toContainText("Still used by Haircut.");
  await page
    .getByRole("region", { name: /Standard/ })
    .getByRole("button", { name: "Remove Standard" })
    .click();
  await expect(page.getByText("Standard is removed.")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing and nothing is cut off, wide, narrow and from right to left: ${colorScheme}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const many = Array.from({ length: 11 }, (_, i) => ({
      before: { hours: (11 - i) * 24 },
      refund: 100 - i * 7,
    }));
    const { at } = await open(page, {
      services: [
        { slug: "word", name: word, price: 1_234_500, policy: word.toLowerCase().slice(0, 48) },
        { slug: "cut", name: "Cut" },
      ],
      policies: [
        { slug: word.toLowerCase().slice(0, 48), tiers: [...many, { before: "same-day", refund: 1 }] },
        standard,
      ],
    });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ["", "/new", `/edit/${word.toLowerCase().slice(0, 48)}`]) {
        await page.goto(`${at}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await clean(page, `${path} at ${width}`);
        await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
        await fits(page, `${path} at ${width}, from right to left`);
      }
    }
  });

test("a business without policies is told what holds", async ({ page }) => {
  const { at } = await open(page, { services: [{ slug: "haircut" }], policies: [] });
  await page.goto(at);
  await expect(page.getByRole("heading", { name: "No policies yet" })).toBeVisible();
  const usual = page.getByRole("region", { name: "The usual one" });
  await expect(usual).toContainText("For what has no policy of its own: Haircut");
  await expect(usual).toContainText("Cancel 24 hours or more before: everything back.");
  await clean(page, "no policies");
});

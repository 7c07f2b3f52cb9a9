import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Business, dateIn, openBusiness } from "./support/business.ts";
import { fits } from "./support/clean.ts";
import { openPicker } from "./support/page.ts";
import { signIn } from "./support/sign-in.ts";

// No text is written from right to left yet; the pages have to be ready when one is (lib/i18n/locales.ts).
let business: Business;
const day = dateIn(4);
test.beforeAll(async () => {
  business = await openBusiness({
    services: [{ slug: "cut" }],
    staff: [
      { slug: "ana", name: "Ana Ruiz" },
      { slug: "ben", name: "Ben Adler" },
    ],
  });
});

test.beforeEach(({ page }) =>
  page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () => document.documentElement.setAttribute("dir", "rtl")),
  ),
);

/** `first` stands to the right of `second`: reading begins there. */
async function expectBefore(first: Locator, second: Locator): Promise<void> {
  const [a, b] = [await first.boundingBox(), await second.boundingBox()];
  if (!a || !b) throw new Error("Not on the page.");
  expect(a.x).toBeGreaterThan(b.x + b.width - 1);
}

const chosen = (page: Page) => page.locator('[data-date][tabindex="0"]');

test("a booking page is a mirror of itself from right to left, and so are its keys", async ({ page }) => {
  await openPicker(page, `/${business.slug}/cut?date=${day}`);
  await expectBefore(page.getByRole("heading", { level: 1 }), page.getByRole("grid"));
  await expectBefore(page.getByRole("grid"), page.locator("#day"));
  await expectBefore(page.locator("#month"), page.getByRole("button", { name: "Next month" }));
  await fits(page, "wide");
  await chosen(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chosen(page)).toHaveAttribute("data-date", dateIn(5));
  await page.keyboard.press("ArrowRight");
  await expect(chosen(page)).toHaveAttribute("data-date", day);
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page, "narrow");
});

test("so is the dashboard", async ({ page }) => {
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(`${home}?date=${day}`);
  await expectBefore(
    page.getByRole("heading", { name: "Ana Ruiz" }),
    page.getByRole("heading", { name: "Ben Adler" }),
  );
  await expectBefore(
    page.getByRole("navigation", { name: "Dashboard" }).first(),
    page.getByRole("heading", { level: 1 }),
  );
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      `?date=${day}`,
      "?view=week",
      "/bookings",
      "/bookings/new",
      "/availability",
      "/team",
    ]) {
      await page.goto(`${home}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await fits(page, `${path} at ${width}`);
    }
  }
});

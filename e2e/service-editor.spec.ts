import { expect, type Page, test } from "@playwright/test";
import { openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const warnings = (page: Page) => page.getByRole("list", { name: "What keeps customers from booking" });
const tooLong = /can never be booked: it lasts 9 hr, and no span is longer than 8 hr/;

test("the editor warns while it is edited, and of the service as saved", async ({ page }) => {
  const business = await openBusiness({ services: [{ slug: "haircut" }] });
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(`${home}/services/edit/haircut`);
  const length = page.getByLabel("Duration, minutes");
  await expect(length).toHaveValue("60");
  await expect(warnings(page)).toBeHidden();
  await page.waitForTimeout(500);
  await length.fill("540");
  await expect(warnings(page).getByText(tooLong)).toBeVisible();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await clean(page, `a warning at ${width}`);
  }
  // What cannot be read yet keeps what was said last.
  await length.fill("");
  await page.waitForTimeout(600);
  await expect(warnings(page).getByText(tooLong)).toBeVisible();
  await length.fill("480");
  await expect(warnings(page)).toBeHidden();
  await page.getByLabel("Bookable until").fill("2020-01-01");
  await expect(warnings(page).getByText(/its last day was/)).toBeVisible();
  await page.getByLabel("Bookable until").fill("");
  await expect(warnings(page)).toBeHidden();

  await length.fill("540");
  await expect(warnings(page)).toBeVisible();
  await page.getByRole("button", { name: "Save service" }).click();
  await expect(page.getByRole("heading", { name: "Services", level: 1 })).toBeVisible();
  await page.goto(`${home}/services/edit/haircut`);
  await expect(warnings(page).getByText(tooLong)).toBeVisible();
});

test("a new service is warned of before it has a name", async ({ page }) => {
  const business = await openBusiness({ services: [] });
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(`${home}/services/new`);
  await page.waitForTimeout(500);
  await page.getByLabel("Duration, minutes").fill("540");
  await expect(warnings(page).getByText(tooLong)).toBeVisible();
});

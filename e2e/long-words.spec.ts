import { expect, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { fits } from "./support/clean.ts";
import { openPicker } from "./support/page.ts";
import { signIn } from "./support/sign-in.ts";

// People's own words: one of them without a space, another as a sentence. Neither may push a page wide or be cut off.
const word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenbüroleiterin";
const sentence = "A complete consultation with measurements, a second opinion, tea and a written report";
const widths = [1280, 390];
const day = dateIn(3);

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({ services: [] });
  await business.configure({
    name: word,
    services: [
      { slug: "word", name: word, price: 12_345_600, minimumNoticeMinutes: 0 },
      { slug: "sentence", name: sentence, capacity: 12, staff: ["ben"], minimumNoticeMinutes: 0 },
    ],
    staff: [
      { slug: "ana", name: word },
      { slug: "ben", name: sentence },
    ],
  });
});

test("a customer's pages hold long words, wide and narrow", async ({ page }) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/${business.slug}`);
    await fits(page, `the business at ${width}`);
    await openPicker(page, `/${business.slug}/word?staff=ana&date=${day}`);
    await fits(page, `the times at ${width}`);
    await page.locator("fieldset [data-start]").first().click();
    await fits(page, `the form at ${width}`);
    await page.getByLabel("Your name").fill(word);
    await page.getByLabel("E-mail").fill(`${"x".repeat(60)}@${"y".repeat(60)}.example.com`);
    await page.getByRole("button", { name: /^Book / }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
    await fits(page, `the confirmation at ${width}`);
    await openPicker(page, `${new URL(page.url()).pathname}/move`);
    await fits(page, `moving at ${width}`);
  }
});

test("so does the dashboard", async ({ page }) => {
  test.setTimeout(120_000);
  expect(await bookElsewhere(business.slug, "word", `${day}T18:00:00Z`, "ana")).toBe(201);
  expect(await bookElsewhere(business.slug, "sentence", `${day}T18:00:00Z`, "ben")).toBe(201);
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [
      ...["", `?date=${day}`, `?view=week&date=${day}`, "/bookings", "/bookings/new", "/services"],
      ...["/services/edit/word", "/availability", "/team", "/settings", "/settings/places"],
    ]) {
      await page.goto(`${home}${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await fits(page, `${path} at ${width}`);
    }
    await page.goto(`${home}?date=${day}`);
    await page.locator('a[href*="booking="]:visible').first().click();
    await expect(page.getByRole("complementary", { name: /^Booking of/ })).toBeVisible();
    await fits(page, `an open booking at ${width}`);
  }
});

test("twice the text size fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() =>
    addEventListener("DOMContentLoaded", () =>
      document.documentElement.style.setProperty("font-size", "200%"),
    ),
  );
  const plain = await openBusiness({ services: [{ slug: "cut" }] });
  for (const path of ["/", "/sign-in", "/sign-up", `/${plain.slug}`]) {
    await page.goto(path);
    await fits(page, path);
  }
  await openPicker(page, `/${plain.slug}/cut?date=${day}`);
  await fits(page, "the times");
  await page.locator("fieldset [data-start]").first().click();
  await page.getByLabel("Your name").fill("Bo");
  await page.getByLabel("E-mail").fill("bo@example.com");
  await fits(page, "the form");
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  await page.getByText("Cancel the booking", { exact: true }).click();
  await fits(page, "the confirmation");
});

import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const day = dateIn(2);

async function openSalon(): Promise<Business> {
  const business = await openBusiness({
    services: [
      { slug: "haircut", minimumNoticeMinutes: 0 },
      { slug: "class", name: "Class", capacity: 8, minimumNoticeMinutes: 0, staff: ["ben"] },
    ],
    staff: [
      { slug: "ana", name: "Ana Ruiz" },
      { slug: "ben", name: "Ben Adler" },
    ],
  });
  // 15:00 in UTC is 10:00 or 11:00 in New York: inside the hours all year.
  expect(await bookElsewhere(business.slug, "haircut", `${day}T15:00:00Z`, "ana")).toBe(201);
  expect(await bookElsewhere(business.slug, "class", `${day}T17:00:00Z`, "ben")).toBe(201);
  return business;
}

const pages = [
  ...[
    `?date=${day}`,
    "?view=week",
    `?view=list&date=${day}`,
    "/bookings",
    "/bookings?q=nobody",
    "/bookings/new",
  ],
  ...["/customers", "/customers?q=nobody-here"],
  ...["/services", "/services/new", "/services/edit/haircut", "/availability", "/team", "/money"],
  ...[
    "/settings",
    "/settings/places",
    "/settings/policies",
    "/settings/website",
    "/settings/data",
    "/settings/api-keys",
  ],
];

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    for (const width of [1280, 390])
      test(`axe finds nothing on any page of the dashboard at ${width}`, async ({ page }) => {
        test.setTimeout(240_000);
        const business = await openSalon();
        const home = `/dashboard/${business.slug}`;
        await page.setViewportSize({ width, height: 844 });
        await signIn(page, `owner@${business.slug}.test`, home);
        for (const path of pages) {
          await visit(page, `${home}${path}`);
          await clean(page, path);
        }
        await page.goto(`${home}?date=${day}`);
        await page.locator('a[href*="booking="]:visible').first().click();
        const panel = page.getByRole("complementary", { name: /Somebody Faster/ });
        await expect(panel.getByText("Confirmed", { exact: true })).toBeVisible();
        await clean(page, "an open booking");
        await panel.getByRole("button", { name: "Cancel booking" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        await clean(page, "the question before cancelling");
        await page.goto(`${home}?date=${day}`);
        await page.locator('a[href*="session="]:visible').first().click();
        await expect(page.getByRole("complementary", { name: "Class Class" })).toBeVisible();
        await clean(page, "an open class");
      });

    test("nor where there is nothing yet", async ({ page }) => {
      test.setTimeout(120_000);
      const empty = await openBusiness({ services: [] });
      const home = `/dashboard/${empty.slug}`;
      await signIn(page, `owner@${empty.slug}.test`, home);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        for (const path of [
          "",
          "?view=week",
          "/bookings",
          "/bookings/new",
          "/services",
          "/settings/api-keys",
        ]) {
          await visit(page, `${home}${path}`);
          await clean(page, `${path} at ${width}`);
        }
      }
    });
  });
}

import { expect, test } from "@playwright/test";
import { appUrl, type Business, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { mailTo } from "./support/mailbox.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    services: [
      { slug: "yoga", name: "Yoga for everybody", capacity: 8, price: 1500 },
      { slug: "cut", durations: [{ durationMinutes: 120, price: 8000 }] },
    ],
  });
});

/** Books through the API; @returns the manage page's path. */
async function book(service: string, days: number, more: object, email: string): Promise<string> {
  const response = await fetch(`${appUrl}/api/v1/${business.slug}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...{ service, start: `${dateIn(days)}T15:00:00Z`, timezone: "America/New_York" },
      customer: { name: "Pat Party", email },
      ...more,
    }),
  });
  const body: { manageToken: string } = await response.json();
  expect(response.status).toBe(201);
  return `/manage/${body.manageToken}`;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });
    const days = javaScriptEnabled ? 10 : 12;

    test("B23: fewer people, with the price seen before deciding", async ({ page }) => {
      const email = `party-${days}-${business.slug}@example.com`;
      const manage = await book("yoga", days, { party: 4 }, email);
      await page.goto(manage);
      await page.getByText("Change how many come").click();
      const many = page.getByLabel("How many people");
      await expect(many).toHaveValue("4");
      await expect(many.locator("option").nth(1)).toHaveText("2 people · $30.00");
      await expect(many.locator("option")).toHaveCount(8);
      if (javaScriptEnabled) await clean(page, "the manage page with its choices");
      await many.selectOption("2");
      await page.getByRole("button", { name: "Save the change" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking has changed");
      await expect(page.getByText("$30.00, paid at the appointment")).toBeVisible();
      const mail = await mailTo(email, /^(Changed|Booked)/);
      expect(mail.text).toContain("2");
    });

    test("longer where it fits; where it does not, nothing is lost and it is said why", async ({ page }) => {
      const manage = await book("cut", days + 1, {}, `length-${days}-${business.slug}@example.com`);
      await book("cut", days + 1, { start: `${dateIn(days + 1)}T17:00:00Z` }, "next@example.com");
      await page.goto(manage);
      await page.getByText("Change how long").click();
      await page.getByLabel("How long").selectOption("120");
      await page.getByRole("button", { name: "Save the change" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking has changed");
      const other = await book(
        "cut",
        days + 1,
        { start: `${dateIn(days + 1)}T19:00:00Z` },
        `tight-${days}-${business.slug}@example.com`,
      );
      await book("cut", days + 1, { start: `${dateIn(days + 1)}T20:00:00Z` }, "last@example.com");
      await page.goto(other);
      await page.getByText("Change how long").click();
      await page.getByLabel("How long").selectOption("120");
      await page.getByRole("button", { name: "Save the change" }).click();
      await expect(page.getByText("That does not fit at your time.")).toBeVisible();
      await expect(page.getByLabel("How long")).toHaveValue("120");
    });
  });

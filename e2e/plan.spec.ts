import { expect, test } from "@playwright/test";
import { dateIn, openBusiness } from "./support/business.ts";
import { clean, fits } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";
import { startWithPlans, type WithPlans } from "./support/with-plans.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

let plans: WithPlans;
test.beforeAll(async () => {
  plans = await startWithPlans("staff=1,services=3,bookings=1");
});
test.afterAll(() => plans.stop());

const service = { slug: "haircut", minimumNoticeMinutes: 0 };

/** Books at 9:00 of a day through the public API of an address. @returns the status, and the code of a refusal */
async function book(at: string, slug: string, days: number) {
  const response = await fetch(`${at}/api/v1/${slug}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({
      ...{ service: "haircut", start: `${dateIn(days)}T15:00:00Z`, timezone: "America/New_York" },
      customer: { name: "Casey Customer", email: "casey@example.com" },
    }),
  });
  const { code } = await response.json();
  return { status: response.status, code };
}

test("an owner meets the limits of free, upgrades at Stripe, and cancels there at the end of the period", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { slug } = await openBusiness({ services: [service] });
  const { url } = plans;
  const plan = `/dashboard/${slug}/settings/plan`;
  const go = (path: string) => page.goto(url + path);

  await signIn(page, `owner@${slug}.test`, plan, url);
  await expect(page.getByRole("heading", { name: "Free" })).toBeVisible();
  await expect(page.getByText("$19.00 a month")).toBeVisible();
  const team = page.getByRole("listitem").filter({ hasText: "Active people on the team" });
  await expect(team).toContainText("Nothing more fits");
  await expect(page.getByRole("listitem").filter({ hasText: "Online bookings this month" })).toContainText(
    "0 of 1",
  );
  await clean(page, "the free plan");
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  await fits(page, "the free plan on a phone");
  if (wide) await page.setViewportSize(wide);

  await go(`/dashboard/${slug}/team`);
  await page.getByRole("button", { name: "Add a person" }).click();
  await page.getByLabel("Name").fill("Ben Okafor");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("room for one active person")).toBeVisible();
  await clean(page, "a person more than the plan has room for");
  await page.getByRole("link", { name: "See the plans" }).click();
  await page.waitForURL(url + plan);

  expect(await book(url, slug, 3)).toMatchObject({ status: 201 });
  expect(await book(url, slug, 4)).toEqual({ status: 422, code: "limit_reached" });
  await go(`/${slug}/haircut`);
  await expect(page.getByRole("heading", { name: "No more online bookings this month" })).toBeVisible();
  await clean(page, "a month that is full");
  await go(`/dashboard/${slug}`);
  await expect(page.getByText("takes no more online bookings this month: 1 of 1")).toBeVisible();
  await clean(page, "the day, with a month that is full");

  await page.getByRole("link", { name: "Your plan" }).click();
  await page.getByRole("button", { name: "Upgrade to Pro" }).click();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.waitForURL(`${url}${plan}?from=stripe`);
  await expect(page.getByText(/Paid. The next payment is on/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Upgrade to Pro" })).toHaveCount(0);
  await clean(page, "Pro");
  expect(await book(url, slug, 4)).toMatchObject({ status: 201 });
  await go(`/${slug}/haircut`);
  await expect(page.getByRole("heading", { name: "No more online bookings this month" })).toHaveCount(0);

  await go(plan);
  await page.getByRole("button", { name: "Manage plan and card" }).click();
  await page.getByRole("button", { name: "Cancel the plan" }).click();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByText(/Cancelled. Pro stays until/)).toBeVisible();
  await clean(page, "Pro that ends");
});

test("where plans are off, no page speaks of them, and nothing is limited", async ({ page }) => {
  const { slug } = await openBusiness({ services: [service] });
  await signIn(page, `owner@${slug}.test`, `/dashboard/${slug}/settings`);
  await expect(page.getByRole("link", { name: "Webhooks" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Plan", exact: true })).toHaveCount(0);
  expect((await page.goto(`/dashboard/${slug}/settings/plan`))?.status()).toBe(404);
  await expect(page.getByText("Upgrade to Pro")).toHaveCount(0);
});

import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { runningEnvironment } from "../scripts/local/running.ts";
import { appUrl, type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { connectStripe } from "./support/connect.ts";
import { mailTo } from "./support/mailbox.ts";
import { openPicker } from "./support/page.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });
test.describe.configure({ timeout: 120_000 });

let business: Business;
/** Signed in once: a link works once, and the next may not have arrived. */
let owner: Awaited<ReturnType<BrowserContext["storageState"]>>;
test.beforeAll(async ({ browser }) => {
  business = await openBusiness({
    services: [
      { slug: "cut", payment: { kind: "deposit", percent: 20 } },
      { slug: "colour", name: "Colour", noShowFee: 2000 },
    ],
  });
  const page = await browser.newPage();
  await connectStripe(page, business.slug);
  owner = await page.context().storageState();
  await page.close();
});

let hour = 9;
const mailbox = (name: string) => `${name}-${business.slug}@example.com`;

/** Chooses the next free hour of a day and fills the form in; the button that leads to Stripe is still to be pressed. */
async function choose(page: Page, name: string, days: number, service = "cut"): Promise<string> {
  await openPicker(page, `/${business.slug}/${service}?date=${dateIn(days)}`);
  const clock = hour < 12 ? `${hour}:00 AM` : `${hour === 12 ? 12 : hour - 12}:00 PM`;
  hour = hour === 16 ? 9 : hour + 1;
  const time = page.getByRole("button", { name: clock, exact: true }).last();
  const start = (await time.getAttribute("value")) ?? "";
  await time.click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(mailbox(name.toLowerCase()));
  return start;
}

const headline = (page: Page) => page.getByRole("heading", { level: 1 });
const payButton = (page: Page) => page.getByRole("button", { name: "Pay 9.00 USD" });

test("what is due and what comes back is seen before paying; declined, then paid", async ({ page }) => {
  await choose(page, "Dana", 10);
  await expect(page.getByText("To pay now")).toBeVisible();
  await expect(page.getByText(/^Cancel until .* \(New York\) and all of it comes back\.$/)).toBeVisible();
  await clean(page, "the terms before paying");
  await page.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await page.getByLabel("Card number").fill("4000000000000002");
  await payButton(page).click();
  await expect(page.getByText("Your card was declined.")).toBeVisible();
  await page.getByLabel("Card number").fill("4242424242424242");
  await payButton(page).click();
  await expect(headline(page)).toHaveText("You are booked");
  await expect(page.getByText("$9.00 paid", { exact: true })).toBeVisible();
  await expect(page.getByText("$36.00 to pay at the appointment")).toBeVisible();
  const mail = await mailTo(mailbox("dana"), /^Booked: Haircut/);
  expect(mail.text).toContain("$9.00");
  expect(mail.text).toMatch(/Cancel until .*everything you paid comes back/);
});

test("back from Stripe without paying: the time is kept, and paid from the booking's page", async ({
  page,
}) => {
  await choose(page, "Bea", 11);
  await page.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await page
    .getByRole("link", { name: /Back/ })
    .or(page.getByRole("button", { name: /Back/ }))
    .first()
    .click();
  await expect(headline(page)).toHaveText("One step left: the payment");
  await clean(page, "unpaid");
  await page.reload();
  await page.getByRole("link", { name: "Pay $9.00" }).click();
  await page.getByLabel("Card number").fill("4000002500003155");
  await payButton(page).click();
  await page.getByRole("button", { name: "No, refuse it" }).click();
  await expect(payButton(page)).toBeVisible();
  await page.getByLabel("Card number").fill("4242424242424242");
  await payButton(page).click();
  await expect(headline(page)).toHaveText("You are booked");
});

test("paid after the time was lost: all of it comes back, and the page says so", async ({ page }) => {
  const start = await choose(page, "Lena", 12);
  await page.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await expect(payButton(page)).toBeVisible();
  // What it held ran out: there is no other way to wait half an hour in a test.
  const db = new pg.Client(
    runningEnvironment(process.env, process.env.DATA_DIR ?? ".data").DATABASE_URL_PLATFORM,
  );
  await db.connect();
  await db.query(
    `UPDATE allocation a SET hold_expires_at = now() - interval '1 second' FROM booking b, tenant t
      WHERE a.tenant_id = b.tenant_id AND a.booking_id = b.id AND t.id = b.tenant_id AND t.slug = $1
        AND b.customer_name = 'Lena'`,
    [business.slug],
  );
  await db.end();
  expect(await bookElsewhere(business.slug, "colour", start)).toBe(201);
  await payButton(page).click();
  await expect(headline(page)).toHaveText("We are sorry: this time is gone");
  const mail = await mailTo(mailbox("lena"), /^Your money comes back: Haircut/);
  expect(mail.text).toContain("all of it goes back to you");
});

test("cancelled in time, everything comes back; the customer saw it before", async ({ page }) => {
  await choose(page, "Cora", 13);
  await page.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await payButton(page).click();
  await expect(headline(page)).toHaveText("You are booked");
  await page.getByText("Cancel the booking").click();
  await expect(page.getByText("Cancel now and get $9.00 back.")).toBeVisible();
  await page.getByRole("button", { name: /^Cancel / }).click();
  await expect(headline(page)).toHaveText("This booking is cancelled");
  await expect(page.getByText("$9.00 given back")).toBeVisible();
  const mail = await mailTo(mailbox("cora"), /^Cancelled: Haircut/);
  expect(mail.text).toContain("$9.00");
});

test("a card is left and nothing is charged; the desk sees what was agreed", async ({ page, browser }) => {
  await choose(page, "Nora", 14, "colour");
  await expect(page.getByText(/Only if you do not come, \$20\.00 is charged/)).toBeVisible();
  await page.getByRole("button", { name: "Continue to leave your card" }).click();
  await page
    .getByRole("button", { name: /Save|card/i })
    .first()
    .click();
  await expect(headline(page)).toHaveText("You are booked");
  await expect(page.getByText("$20.00 if you do not come")).toBeVisible();
  const { searchParams } = new URL(page.url(), appUrl);
  expect([...searchParams.keys()]).toEqual(["paid"]);
  const desk = await (await browser.newContext({ storageState: owner })).newPage();
  await desk.goto(`/dashboard/${business.slug}/bookings`);
  await desk.getByRole("link", { name: /Nora/ }).first().click();
  const panel = desk.getByRole("complementary", { name: "Booking of Nora" });
  await expect(panel.getByText("For whoever does not come, $20.00 was agreed.")).toBeVisible();
  await desk.context().close();
});

test("without a script: the time is kept, Stripe's page is a link away, and paid it is booked", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/${business.slug}/cut?date=${dateIn(16)}`);
  await page.locator("fieldset [data-start]").first().click();
  await page.getByLabel("Your name").fill("Noa");
  await page.getByLabel("E-mail").fill(mailbox("noa"));
  await page.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await expect(headline(page)).toHaveText("One step left: the payment");
  await page.getByRole("link", { name: "Pay $9.00" }).click();
  await payButton(page).click();
  await expect
    .poll(async () => {
      await page.reload();
      return headline(page).textContent();
    })
    .toBe("You are booked");
  await context.close();
});

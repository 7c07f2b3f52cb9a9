import { expect, type Page, test } from "@playwright/test";
import { dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { openPicker } from "./support/page.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

const widths = [390, 1280];

async function cleanEverywhere(page: Page, what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await clean(page, `${what} at ${width}`);
  }
}

test("connect, ask for a deposit, be paid, give a part back: all of it is on the Money page", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const business = await openBusiness({ services: [{ slug: "cut" }] });
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);

  await page.getByRole("link", { name: "Money" }).first().click();
  await expect(page.getByRole("heading", { name: "Money", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No payments yet" })).toBeVisible();
  await cleanEverywhere(page, "without an account");

  await page.getByRole("button", { name: "Connect Stripe" }).click();
  await page.getByRole("button", { name: "Leave out the bank details" }).click();
  await expect(page.getByText("Stripe says that something is still missing.")).toBeVisible();
  await expect(page.getByText("The bank account that payouts go to")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${home}/money$`));
  await cleanEverywhere(page, "something is missing");
  await page.getByRole("button", { name: "Continue at Stripe" }).click();
  await page.getByRole("button", { name: "Finish everything" }).click();
  await expect(page.getByText("Stripe says that everything is there.")).toBeVisible();
  await expect(page.getByText("Ready", { exact: true })).toBeVisible();
  await expect(page.getByText("Ready to be paid out")).toBeVisible();

  await page.getByRole("link", { name: "Set a deposit on a service" }).click();
  await page.getByRole("link", { name: "Haircut" }).click();
  await page.getByLabel("A deposit, as a share of the price").check();
  await expect(
    page.getByText("A customer pays $9.00 when booking and $36.00 at the appointment."),
  ).toBeVisible();
  await page.getByLabel("Deposit, percent").fill("1");
  await expect(page.getByText(/less than can be paid by card: at least \$0.50/)).toBeVisible();
  await page.getByLabel("A deposit, as an amount").check();
  await page.getByLabel("Deposit in USD").fill("50");
  await page.getByRole("button", { name: "Save service" }).click();
  await expect(page.getByRole("link", { name: "The deposit is more than the price." })).toBeVisible();
  await page.getByLabel("Deposit in USD").fill("9");
  await cleanEverywhere(page, "the payment of a service");
  await page.getByRole("button", { name: "Save service" }).click();
  await expect(page.getByRole("heading", { name: "Services", level: 1 })).toBeVisible();

  const customer = await (await browser.newContext()).newPage();
  await openPicker(customer, `/${business.slug}/cut?date=${dateIn(10)}`);
  await customer.getByRole("button", { name: "9:00 AM", exact: true }).last().click();
  await customer.getByLabel("Your name").fill("Maria Lopez");
  await customer.getByLabel("E-mail").fill(`maria-${business.slug}@example.com`);
  await customer.getByRole("button", { name: "Continue to pay $9.00" }).click();
  await customer.getByRole("button", { name: "Pay 9.00 USD" }).click();
  await expect(customer.getByRole("heading", { level: 1 })).toHaveText("You are booked");

  await page.goto(`${home}/money`);
  const line = page.getByRole("row", { name: /Maria Lopez/ });
  await expect(line).toContainText("$9.00");
  await expect(line).toContainText("Paid");
  await cleanEverywhere(page, "with a payment");
  await line.getByRole("link").click();

  const panel = page.getByRole("complementary", { name: "Booking of Maria Lopez" });
  await expect(panel.getByText("Left to pay on the spot")).toBeVisible();
  await expect(panel.getByText("$36.00")).toBeVisible();
  await panel.getByRole("button", { name: "Cancel booking" }).click();
  await expect(page.getByText("The customer gets $9.00 back.")).toBeVisible();
  await page.getByRole("button", { name: "Keep it" }).click();
  await panel.getByRole("button", { name: "Give money back" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Give money back to Maria Lopez" });
  const amount = dialog.getByLabel("Amount in USD");
  await expect(amount).toHaveValue("9");
  await amount.fill("10");
  await dialog.getByRole("button", { name: "Give money back" }).click();
  await expect(dialog.getByText("At most $9.00 can go back.")).toBeVisible();
  await dialog.getByLabel("Reason, for the team").fill("Waited half an hour");
  await amount.fill("4.50");
  await clean(page, "giving money back");
  await dialog.getByRole("button", { name: "Give $4.50 back to Maria Lopez" }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByText("“Waited half an hour”")).toBeVisible();
  await clean(page, "the panel with a refund");

  await expect
    .poll(async () => {
      await page.goto(`${home}/money`);
      return line.textContent();
    })
    .toMatch(/Partly given back.*\$9\.00.*\$4\.50/);
  const file = await page.request.get(`${home}/money/ledger`);
  expect(await file.text()).toMatch(/,charge,9\.00,USD,[0-9A-F]{8},/);
});

test("an unpaid booking keeps its time for as long as the business says; a wrong number says so", async ({
  page,
}) => {
  const business = await openBusiness({ services: [{ slug: "cut" }] });
  const money = `/dashboard/${business.slug}/money`;
  await signIn(page, `owner@${business.slug}.test`, money);
  const field = page.getByLabel("Minutes that an unpaid booking keeps its time");
  await expect(field).toHaveValue("30");
  await page.waitForTimeout(500);
  await field.fill("10");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("At least 30 minutes")).toBeVisible();
  await expect(field).toHaveValue("10");
  await field.fill("90");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Unpaid bookings now keep their time for 1 hr 30 min.")).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("90");
});

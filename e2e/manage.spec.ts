import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { calendarOf, instantOf, mailTo } from "./support/mailbox.ts";
import { openPicker } from "./support/page.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({ services: [{ slug: "cut" }] });
});

const mailbox = (name: string) => `${name}-${business.slug}@example.com`;

/** Books 9:00 AM on a day of the test's own; @returns the manage page's path. */
async function book(page: Page, days: number, name: string): Promise<string> {
  await openPicker(page, `/${business.slug}/cut?date=${dateIn(days)}`);
  await page.getByRole("button", { name: "9:00 AM", exact: true }).last().click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(mailbox(name.toLowerCase()));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  return new URL(page.url()).pathname;
}

const uidOf = (calendar: string) => /^UID:(.+)$/m.exec(calendar)?.[1];
const sequenceOf = (calendar: string) => Number(/^SEQUENCE:(\d+)$/m.exec(calendar)?.[1]);

test("B18: moved, the old time is free and the new one is taken; mail and calendar file follow", async ({
  page,
}) => {
  const manage = await book(page, 15, "Mo");
  const first = calendarOf(await mailTo(mailbox("mo"), /^Booked/));
  const oldStart = instantOf(first, "DTSTART");
  await page.goto(manage);
  await page.getByRole("link", { name: "Move to another time" }).click();
  await expect(page.getByRole("heading", { name: "Move your booking" })).toBeVisible();
  await openPicker(page, page.url());
  await expect(page.locator(`[value="${oldStart}"]`)).toHaveCount(0);
  const time = page.getByRole("button", { name: "2:00 PM", exact: true });
  const newStart = (await time.getAttribute("value")) ?? "";
  await time.click();
  await expect(page.getByRole("heading", { name: "Move to this time?" })).toBeFocused();
  await page.getByRole("button", { name: /^Move to / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking has moved");
  await expect(page.locator("time")).toHaveAttribute("datetime", newStart);
  expect(new URL(page.url()).pathname).toBe(manage);

  const second = calendarOf(await mailTo(mailbox("mo"), /^New time/));
  expect(instantOf(second, "DTSTART")).toBe(newStart);
  expect(uidOf(second)).toBe(uidOf(first));
  expect(sequenceOf(second)).toBeGreaterThan(sequenceOf(first));
  expect(await bookElsewhere(business.slug, "cut", newStart)).toBe(409);
  expect(await bookElsewhere(business.slug, "cut", oldStart)).toBe(201);
});

test("a move that loses its race keeps the old time and offers others", async ({ page }) => {
  const manage = await book(page, 18, "Lo");
  await openPicker(page, `${manage}/move`);
  const time = page.getByRole("button", { name: "3:00 PM", exact: true });
  const wanted = (await time.getAttribute("value")) ?? "";
  await time.click();
  expect(await bookElsewhere(business.slug, "cut", wanted)).toBe(201);
  await page.getByRole("button", { name: /^Move to / }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That time was just taken" })).toBeFocused();
  await page.goto(manage);
  await expect(page.locator("time")).toContainText("9:00");
});

test("cancelled with a reason, by a button only (A17), and its time is free again", async ({ page }) => {
  const manage = await book(page, 21, "Ca");
  const start = (await page.locator("time").getAttribute("datetime")) ?? "";
  await page.goto(`${manage}?cancelled=1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking");
  await page.getByText("Cancel the booking", { exact: true }).click();
  await expect(page.getByText("Cancelling is free until it starts")).toBeVisible();
  await page.getByLabel("Why?").fill("Down with a cold");
  await page.getByRole("button", { name: /^Cancel / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This booking is cancelled");
  await expect(page.getByText("Your reason: Down with a cold")).toBeVisible();
  await expect(page.getByRole("link", { name: "Book another time" })).toBeVisible();
  const calendar = calendarOf(await mailTo(mailbox("ca"), /^Cancelled/));
  expect(calendar).toMatch(/^METHOD:CANCEL$/m);
  expect(await bookElsewhere(business.slug, "cut", start)).toBe(201);
  // The move page of what is over leads back.
  await page.goto(`${manage}/move`);
  expect(new URL(page.url()).pathname).toBe(manage);
});

test("A14: unknown, mistyped and foreign links are the same page and give nothing away", async ({ page }) => {
  const manage = await book(page, 24, "Fo");
  const mistyped = `${manage.slice(0, -1)}${manage.endsWith("A") ? "B" : "A"}`;
  const bodies = [];
  for (const path of [
    mistyped,
    "/manage/m_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "/manage/1",
    `${mistyped}/move`,
  ]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    bodies.push(await page.locator("main").textContent());
  }
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain("This link does not open a booking");
});

test("A15: the manage page leaves no trace: no referrer, no cache, no index", async ({ page }) => {
  const manage = await book(page, 27, "Qu");
  const response = await page.goto(manage);
  expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
});

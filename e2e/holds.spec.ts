import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { mailsTo, mailTo } from "./support/mailbox.ts";
import { openPicker } from "./support/page.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    services: [
      { slug: "cut" },
      { slug: "trial", name: "Trial lesson", approval: true },
      { slug: "class", name: "Class", capacity: 2 },
    ],
  });
});

const times = (page: Page) => page.locator("fieldset [data-start]");
const mailbox = (name: string) => `${name}-${business.slug}@example.com`;

async function choose(page: Page, service: string, days: number, nth = 0): Promise<string> {
  await openPicker(page, `/${business.slug}/${service}?date=${dateIn(days)}`);
  const time = times(page).nth(nth);
  const start = (await time.getAttribute("value")) ?? "";
  await time.click();
  await expect(page.locator("[data-held]")).toHaveText(/^Kept for you until \d+:\d\d [AP]M$/);
  return start;
}

async function fill(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(mailbox(name.split(" ")[0]?.toLowerCase() ?? "x"));
}

test("a chosen time is kept while the form is filled in, through a reload, and given back on the way back", async ({
  page,
  browser,
}) => {
  const start = await choose(page, "cut", 12);
  expect(await bookElsewhere(business.slug, "cut", start)).toBe(409);
  await page.reload();
  await expect(page.getByLabel("Your name")).toBeVisible();
  await expect(page.locator("[data-held]")).toBeVisible();
  expect(await bookElsewhere(business.slug, "cut", start)).toBe(409);
  const rival = await (await browser.newContext()).newPage();
  await rival.goto(`/${business.slug}/cut?date=${dateIn(12)}`);
  await expect(times(rival).first()).toBeVisible();
  await expect(rival.locator(`fieldset [value="${start}"]`)).toHaveCount(0);

  await page.getByRole("link", { name: "Change time" }).click();
  await expect(page.locator(`fieldset [value="${start}"]`)).toBeVisible();
  await expect.poll(() => bookElsewhere(business.slug, "cut", start)).toBe(201);
});

test("who holds a time books it; so does the last seat's holder", async ({ page }) => {
  await choose(page, "cut", 14);
  await fill(page, "Holly Holder");
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");

  const start = await choose(page, "class", 15);
  expect(await bookElsewhere(business.slug, "class", start)).toBe(201);
  expect(await bookElsewhere(business.slug, "class", start)).toBe(409);
  await fill(page, "Sally Seat");
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
});

test("a time that went a moment before is said at once, before anything is typed", async ({ page }) => {
  await openPicker(page, `/${business.slug}/cut?date=${dateIn(16)}`);
  const time = times(page).first();
  const start = (await time.getAttribute("value")) ?? "";
  expect(await bookElsewhere(business.slug, "cut", start)).toBe(201);
  await time.click();
  const notice = page.getByRole("alert").filter({ hasText: "That time was just taken" });
  await expect(notice).toBeVisible();
  await notice.getByRole("link").first().click();
  await expect(page.locator("[data-held]")).toBeVisible();
});

test("a request: asked for, answered from the mail, told", async ({ page, browser }) => {
  await choose(page, "trial", 18);
  await fill(page, "Rita Request");
  await page.getByRole("button", { name: /^Ask for / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is on its way");
  await clean(page, "the waiting request");
  await mailTo(mailbox("rita"), /^Asked for: Trial lesson/);
  const mail = await mailTo(`owner@${business.slug}.test`, /^Please answer: Rita Request/);
  const link = /\/decide\/d_[\w-]+/.exec(mail.html)?.[0] ?? "";

  const owner = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await owner.goto(link);
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Rita Request asks for an appointment");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is on its way");
  await owner.getByRole("button", { name: "Approve" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Approved");
  await mailTo(mailbox("rita"), /^Confirmed: Trial lesson/);
  await page.goto(new URL(page.url()).pathname);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking");
  await owner.goto(link);
  await expect(owner.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect((await mailsTo(mailbox("rita"))).length).toBe(2);
});

test("a request: declined from the mail with a reason, and its time is free again", async ({ page }) => {
  const start = await choose(page, "trial", 20);
  await fill(page, "Dan Declined");
  await page.getByRole("button", { name: /^Ask for / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is on its way");
  const manage = page.url();
  const mail = await mailTo(`owner@${business.slug}.test`, /^Please answer: Dan Declined/);
  await page.goto(/\/decide\/d_[\w-]+/.exec(mail.html)?.[0] ?? "");
  await clean(page, "the page behind the mail");
  await page.getByText("Decline", { exact: true }).click();
  await page.getByLabel(/What should Dan Declined be told/).fill("We are away that week.");
  await page.getByRole("button", { name: "Decline the request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Declined");
  await mailTo(mailbox("dan"), /^Not possible: Trial lesson/);
  await page.goto(manage);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This appointment is not possible");
  await expect(page.getByText("We are away that week.")).toBeVisible();
  expect(await bookElsewhere(business.slug, "cut", start)).toBe(201);
});

test("a request: approved in the dashboard with one key", async ({ page }) => {
  const start = await choose(page, "trial", 22);
  await fill(page, "Kim Key");
  await page.getByRole("button", { name: /^Ask for / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is on its way");
  await signIn(page, `owner@${business.slug}.test`, `/dashboard/${business.slug}`);
  const found = await business.bookings(start, new Date(Date.parse(start) + 60_000).toISOString());
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(22)}&booking=${found[0]?.id}`);
  await expect(page.getByText(/Kim Key waits for your answer/)).toBeVisible();
  await clean(page, "the request in the dashboard");
  await page.keyboard.press("a");
  await expect(page.getByText("Kim Key is told that it is confirmed")).toBeVisible();
  await mailTo(mailbox("kim"), /^Confirmed: Trial lesson/);
});

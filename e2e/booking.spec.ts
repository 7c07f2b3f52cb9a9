import { expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { calendarOf, instantOf, mailsTo, mailTo } from "./support/mailbox.ts";
import { openPicker as open } from "./support/page.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    services: [{ slug: "cut" }, { slug: "wash", name: "Wash" }, { slug: "shave", name: "Shave" }],
    staff: [
      { slug: "ana", name: "Ana Ruiz" },
      { slug: "ben", name: "Ben Adler" },
    ],
  });
});

const mailbox = (name: string) => `${name}-${business.slug}@example.com`;
async function fill(page: Page, name: string, email: string) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
}

test("two presses, a name and an e-mail: booked, and both are told", async ({ page }) => {
  const email = mailbox("maria");
  await open(page, `/${business.slug}/cut`);
  const soonest = page.getByRole("region", { name: "Next free times" }).getByRole("button").first();
  const start = await soonest.getAttribute("value");
  await soonest.click();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await fill(page, "Maria Lopez", email);
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  await expect(page.getByText(`We have sent the details to ${email}.`)).toBeVisible();
  await expect(page.locator("time")).toHaveAttribute("datetime", start ?? "");

  const mail = await mailTo(email, /^Booked: Haircut/);
  expect(instantOf(calendarOf(mail), "DTSTART")).toBe(start);
  await mailTo(`owner@${business.slug}.test`, /^New booking: Maria Lopez/);
  const file = await page.request.get(
    (await page.getByRole("link", { name: "Other (.ics)" }).getAttribute("href")) ?? "",
  );
  expect(instantOf(await file.text(), "DTSTART")).toBe(start);
});

test("B7: a double press, Back and the same again are one booking", async ({ page }) => {
  const date = dateIn(20);
  const email = mailbox("double");
  await open(page, `/${business.slug}/cut?date=${date}`);
  await page.getByRole("button", { name: "1:00 PM", exact: true }).click();
  await fill(page, "Dora Double", email);
  await page.getByRole("button", { name: /^Book / }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  const first = new URL(page.url()).pathname;

  await page.goBack();
  await open(page, `/${business.slug}/cut?date=${date}`);
  // Two people work here, so the time is free once more: only the key makes it the same booking.
  await page.getByRole("button", { name: "1:00 PM", exact: true }).click();
  await fill(page, "Dora Double", email);
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  expect(new URL(page.url()).pathname).toBe(first);
  await mailTo(email, /^Booked/);
  expect((await mailsTo(email)).length).toBe(1);
});

test("a lost race is said kindly, with the nearest times, and nothing typed is lost", async ({ page }) => {
  const date = dateIn(25);
  await open(page, `/${business.slug}/cut?date=${date}&staff=ana`);
  const time = page.getByRole("button", { name: "11:00 AM", exact: true });
  const start = (await time.getAttribute("value")) ?? "";
  // The hold does not come through: the form has to do without.
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await time.click();
  await fill(page, "Late Larry", mailbox("larry"));
  await page.unroute("**/*");
  expect(await bookElsewhere(business.slug, "cut", start, "ana")).toBe(201);
  await page.getByRole("button", { name: /^Book / }).click();

  const notice = page.getByRole("alert").filter({ hasText: "That time was just taken" });
  await expect(notice).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("Late Larry");
  await notice
    .getByRole("link", { name: /10:00 AM|12:00 PM/ })
    .first()
    .click();
  await expect(page.getByLabel("E-mail")).toHaveValue(mailbox("larry"));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
});

test("mistakes are named where they are, and the focus goes to them", async ({ page }) => {
  await open(page, `/${business.slug}/wash`);
  await page.locator("[data-start]").first().click();
  await page.getByRole("button", { name: /^Book / }).click();
  const summary = page.getByRole("alert").filter({ hasText: "2 details need another look" });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await summary.getByRole("link").first().click();
  await expect(page.getByLabel("Your name")).toBeFocused();
});

test("by keyboard alone: calendar, time, form, booked", async ({ page }) => {
  await open(page, `/${business.slug}/shave?date=${dateIn(9)}`);
  const day = page.locator('[data-date][tabindex="0"]');
  await day.focus();
  const before = await day.getAttribute("data-date");
  await page.keyboard.press("ArrowRight");
  const next = page.locator('[data-date][tabindex="0"]');
  await expect(next).toBeFocused();
  expect(await next.getAttribute("data-date")).not.toBe(before);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("gridcell", { selected: true }).getByRole("button")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.keyboard.type("Kay Board");
  await page.keyboard.press("Tab");
  await page.keyboard.type(mailbox("kay"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
});

test("Back leads from the form to the times, and the calendar turns by PageDown", async ({ page }) => {
  await open(page, `/${business.slug}/wash`);
  const month = page.locator("#month");
  const first = await month.textContent();
  const time = page.locator("fieldset [data-start]").first();
  const start = await time.getAttribute("data-start");
  await time.click();
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.goBack();
  await expect(page.locator(`[data-start="${start}"]`).first()).toBeFocused();
  await page.locator('[data-date][tabindex="0"]').focus();
  await page.keyboard.press("PageDown");
  await expect(month).not.toHaveText(first ?? "");
  await expect(page.locator('[data-date][tabindex="0"]')).toBeFocused();
  await expect(page.locator("fieldset [data-start]").first()).toBeVisible();
});

test("an empty month points to the next free day", async ({ page }) => {
  const later = dateIn(75);
  const sparse = await openBusiness({
    services: [{ slug: "rare", name: "Rare", horizonDays: 120 }],
    from: "09:00",
    to: "09:30",
    exceptions: [{ date: later, open: [{ from: "09:00", to: "17:00" }] }],
  });
  await open(page, `/${sparse.slug}/rare`);
  await expect(page.locator(`[data-date="${later}"]`)).toBeVisible();
  await page.getByRole("button", { name: "Previous month" }).click();
  await page.getByRole("button", { name: /^Next free: / }).click();
  await expect(page.locator(`[data-date="${later}"]`)).toBeVisible();
  await expect(page.locator("fieldset [data-start]")).toHaveCount(8);
});

test("without a script: times, form, a refusal in words, and a booking", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: appUrl, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(`/${business.slug}/wash?date=${dateIn(30)}`);
  await expect(page.getByText("Times are shown in New York")).toBeVisible();
  await page.locator("fieldset [data-start]").first().click();
  // Passes the browser's own check, not ours.
  await fill(page, "   ", mailbox("nora"));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("alert")).toContainText("Please tell us your name.");
  // What was typed went into the body, never into an address.
  expect(page.url()).not.toContain("nora");
  await fill(page, "Nora Noscript", mailbox("nora"));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  await context.close();
});

test("B13: unknown businesses and services look alike and tell nothing", async ({ page }) => {
  for (const path of ["/no-such-business", `/${business.slug}/no-such-service`, "/no-such-business/cut"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "There is no booking page at this address",
    );
  }
});

test("T6: the page holds only what is public", async ({ request }) => {
  for (const path of [`/${business.slug}`, `/${business.slug}/cut`]) {
    const html = await (await request.get(path)).text();
    expect(html).not.toContain(`owner@${business.slug}.test`);
    expect(html).not.toMatch(/tenantId|scheduleId|minimumNotice|bufferAfter|manageToken|emailKey/);
  }
});

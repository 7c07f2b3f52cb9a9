import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { mailTo } from "./support/mailbox.ts";
import { expectMissing, linkFor } from "./support/no-script.ts";

// What a person depends on works while the script is still on its way, and where it never comes.
test.use({ javaScriptEnabled: false, timezoneId: "America/New_York", locale: "en-US" });

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({ services: [{ slug: "cut" }] });
});

const address = (name: string) => `${name}-${business.slug}@example.com`;

/** Books the first time of a day of the test's own; @returns the manage page's path. */
async function book(page: Page, days: number, name: string): Promise<string> {
  await page.goto(`/${business.slug}/cut?date=${dateIn(days)}`);
  await page.locator("fieldset [data-start]").first().click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(address(name.toLowerCase()));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  return new URL(page.url()).pathname;
}

const startOf = async (page: Page) => (await page.locator("time").first().getAttribute("datetime")) ?? "";

async function requestLink(page: Page, email: string, path = "/sign-in") {
  await page.goto(path);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
}

test.describe("what is not there says so in its own HTML", () => {
  test("T1, B13: unknown businesses and services", async ({ page }) => {
    const said = [];
    for (const path of ["/no-such-business", "/no-such-business/cut", `/${business.slug}/no-such-service`])
      said.push(await expectMissing(page, path));
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain("the business may have moved its page");
    await expectMissing(page, `/${business.slug}/cut/no/such/address`);
  });

  test("A14: unknown, mistyped and foreign manage links", async ({ page }) => {
    const manage = await book(page, 5, "Fo");
    const mistyped = `${manage.slice(0, -1)}${manage.endsWith("A") ? "B" : "A"}`;
    const said = [];
    for (const path of [mistyped, "/manage/1", `${mistyped}/move`, `/manage/m_${"A".repeat(32)}`])
      said.push(await expectMissing(page, path));
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toContain("mail programs sometimes break long links");
  });

  test("A9: sign-in and invitation links that do not work", async ({ page }) => {
    const link = `/sign-in/confirm?token=l_${"A".repeat(32)}`;
    const said = [await expectMissing(page, link), await expectMissing(page, "/sign-in/confirm")];
    expect(new Set(said).size).toBe(1);
    await expect(page.getByRole("link", { name: "Get a new link" })).toBeVisible();
    expect(await expectMissing(page, `/invitation/i_${"A".repeat(32)}`)).toContain("no longer works");
  });

  test("T1: another business's dashboard, and what one's own does not have", async ({ page }) => {
    const other = await openBusiness({ services: [{ slug: "cut" }] });
    await requestLink(page, `owner@${business.slug}.test`);
    await page.goto(await linkFor(`owner@${business.slug}.test`));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(new RegExp(`/dashboard/${business.slug}`));
    for (const path of ["", "/bookings", "/services/edit/cut", "/team", "/settings/api-keys"]) {
      const [foreign, unknown] = [`/dashboard/${other.slug}${path}`, `/dashboard/no-such-business${path}`];
      const said = await expectMissing(page, foreign);
      expect(await expectMissing(page, unknown)).toBe(said);
      expect(said).not.toContain("Willow Works");
    }
    const own = `/dashboard/${business.slug}`;
    for (const path of ["/services/edit/no-such-service", "/bookings/00000000-0000-7000-8000-000000000000"]) {
      const response = await page.goto(`${own}${path}`);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
      await expect(page.getByRole("link", { name: "Team" }).first()).toBeVisible();
    }
  });
});

test("signing in: a mistake in words, the mail, the button, and a link that works once", async ({ page }) => {
  const email = address("sigrid");
  await requestLink(page, `${email},evil@example.com`, "/sign-in?next=/account");
  await expect(page.getByText("Please enter one e-mail address")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(`${email},evil@example.com`);
  // What was typed went into the body, never into an address.
  expect(page.url()).not.toContain("sigrid");

  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("link", { name: "Use another address" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveValue("");

  const link = await linkFor(email);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/account");
  await expectMissing(page, link);
  await expect(page.getByText(`You are already signed in as ${email}`)).toBeVisible();

  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/account");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

test("signing up begins, and says what the rest of it needs", async ({ page }) => {
  const email = address("una");
  await requestLink(page, email, "/sign-up");
  await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();
  await page.goto(await linkFor(email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-up\/business$/);
  // The driver turns scripts off behind the parser's back, so that it does not lay this element out.
  expect(await page.content()).toMatch(/<noscript>.*needs JavaScript/);
});

test("booking: a refusal keeps what was typed, and the mended form is one booking", async ({
  page,
  baseURL,
}) => {
  await page.goto(`/${business.slug}/cut?date=${dateIn(20)}`);
  await page.locator("fieldset [data-start]").first().click();
  await page.getByLabel("Your name").fill("Nora Noscript");
  // Passes the browser's own check, not ours.
  await page.getByLabel("E-mail").fill("nora@example");
  await page.getByText("Add a phone number or a note").click();
  await page.getByLabel("Anything we should know?").fill("Ring twice");
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("alert")).toContainText("One detail needs another look");
  await expect(page.getByRole("alert")).toContainText("Please enter one e-mail address");
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Noscript");
  await expect(page.getByLabel("E-mail")).toHaveValue("nora@example");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Anything we should know?")).toBeVisible();
  await expect(page.getByLabel("Anything we should know?")).toHaveValue("Ring twice");
  expect(page.url()).not.toContain("nora");

  // B7: the mended form once by hand and once by the button: the second is an answer, not a booking.
  const form = page.locator("form", { has: page.getByLabel("Your name") });
  const sent = await form
    .locator("input[type=hidden]")
    .evaluateAll((fields) =>
      fields.map((field) => [field.getAttribute("name"), field.getAttribute("value") ?? ""]),
    );
  const typed = { name: "Nora Noscript", email: address("nora"), phone: "", note: "Ring twice" };
  const first = await page.request.post(page.url(), {
    multipart: { ...Object.fromEntries(sent), ...typed },
    headers: { origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(first.status()).toBe(303);
  await page.getByLabel("E-mail").fill(address("nora"));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  expect(first.headers().location).toContain(new URL(page.url()).pathname);
});

test("booking: a lost race keeps what was typed and links to the nearest times", async ({ page }) => {
  await page.goto(`/${business.slug}/cut?date=${dateIn(22)}&staff=ana`);
  const time = page.locator("fieldset [data-start]").nth(2);
  const lost = (await time.getAttribute("value")) ?? "";
  await time.click();
  await page.getByLabel("Your name").fill("Late Larry");
  await page.getByLabel("E-mail").fill(address("larry"));
  expect(await bookElsewhere(business.slug, "cut", lost)).toBe(201);
  await page.getByRole("button", { name: /^Book / }).click();

  const notice = page.getByRole("alert");
  await expect(notice).toContainText("That time was just taken");
  await expect(page.getByLabel("Your name")).toHaveValue("Late Larry");
  await expect(page.getByLabel("E-mail")).toHaveValue(address("larry"));
  await expect(page.getByRole("button", { name: /^Book / })).toBeHidden();
  await expect(notice.getByRole("link", { name: "See all times" })).toHaveAttribute(
    "href",
    /date=.*staff=ana/,
  );
  const nearest = notice.getByRole("link").first();
  const { searchParams } = new URL((await nearest.getAttribute("href")) ?? "", page.url());
  expect(searchParams.get("staff")).toBe("ana");
  await nearest.click();
  await page.getByLabel("Your name").fill("Late Larry");
  await page.getByLabel("E-mail").fill(address("larry"));
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  expect(await startOf(page)).toBe(searchParams.get("start"));
});

test("cancelling: what it costs, a reason that is kept, and the time is free again", async ({
  page,
  context,
}) => {
  const manage = await book(page, 8, "Ca");
  await page.goto(manage);
  const start = await startOf(page);
  await page.getByText("Cancel the booking", { exact: true }).click();
  await expect(page.getByText("Cancelling is free until it starts")).toBeVisible();
  await page.getByLabel("Why?").fill("Down with a cold");

  // Meanwhile somebody moves it in another window.
  const other = await context.newPage();
  await other.goto(`${manage}/move?date=${dateIn(9)}`);
  await other.locator("fieldset [data-start]").first().click();
  await other.getByRole("button", { name: /^Move to / }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Your booking has moved");
  const moved = await startOf(other);

  await page.getByRole("button", { name: /^Cancel / }).click();
  await expect(page.getByRole("alert")).toContainText("You now see it as it is");
  expect(await startOf(page)).toBe(moved);
  await expect(page.getByLabel("Why?")).toHaveValue("Down with a cold");
  await page.getByRole("button", { name: /^Cancel / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This booking is cancelled");
  await expect(page.getByText("Your reason: Down with a cold")).toBeVisible();
  await mailTo(address("ca"), /^Cancelled/);
  for (const free of [start, moved]) expect(await bookElsewhere(business.slug, "cut", free)).toBe(201);
});

test("moving: another day, another time, and one that was lost meanwhile", async ({ page }) => {
  const manage = await book(page, 12, "Mo");
  const before = await startOf(page);
  await page.getByRole("link", { name: "Move to another time" }).click();
  await page.locator(`[data-date="${dateIn(13)}"]`).click();
  const times = page.locator("fieldset [data-start]");
  const [lost, won] = [
    (await times.nth(0).getAttribute("value")) ?? "",
    (await times.nth(1).getAttribute("value")) ?? "",
  ];
  await times.nth(0).click();
  await expect(page.getByRole("heading", { name: "Move to this time?" })).toBeVisible();
  await page.getByRole("link", { name: "Other times" }).click();
  await page.locator(`fieldset [value="${lost}"]`).click();

  expect(await bookElsewhere(business.slug, "cut", lost)).toBe(201);
  await page.getByRole("button", { name: /^Move to / }).click();
  await expect(page.getByRole("alert")).toContainText("That time was just taken");
  await page.locator(`fieldset [value="${won}"]`).click();
  await page.getByRole("button", { name: /^Move to / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your booking has moved");
  expect(new URL(page.url()).pathname).toBe(manage);
  expect(await startOf(page)).toBe(won);
  expect(await bookElsewhere(business.slug, "cut", before)).toBe(201);

  await page.goto(`${manage}/move?start=${lost}`);
  await expect(page.getByRole("status")).toContainText("no longer free");
});

test("A15, X2: a page with a token keeps it to itself, and its form still says where it comes from", async ({
  page,
}) => {
  const manage = await book(page, 16, "Re");
  const sent: { referer: string | undefined; origin: string | undefined }[] = [];
  page.on("request", (request) => {
    const { referer, origin } = request.headers();
    sent.push({ referer, origin: request.method() === "POST" ? origin : undefined });
  });
  const response = await page.goto(manage);
  expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
  await page.getByText("Cancel the booking", { exact: true }).click();
  await page.getByRole("button", { name: /^Cancel / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This booking is cancelled");
  await page.getByRole("link", { name: "Book another time" }).click();
  expect(sent.filter(({ referer }) => referer?.includes("m_"))).toEqual([]);
  expect(sent.some(({ origin }) => origin === new URL(page.url()).origin)).toBe(true);
});

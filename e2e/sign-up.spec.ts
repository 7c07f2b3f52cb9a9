import { expect, test } from "@playwright/test";
import { mailsTo, mailTo } from "./support/mailbox.ts";

const address = (name: string) => `${name}-${Date.now()}@example.com`;

async function linkFor(email: string): Promise<string> {
  const { text } = await mailTo(email, /sign-in link/);
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in:\n${text}`);
  return link;
}

test.describe("somebody in Kathmandu", () => {
  test.use({ timezoneId: "Asia/Katmandu", locale: "en-GB" });

  test("opens a business from nothing to a live page", async ({ page }) => {
    const email = address("pema");
    await page.goto("/sign-up");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();

    await page.goto(await linkFor(email));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Your business" })).toBeVisible();
    await page.getByLabel("Name of the business").fill(`Everest Barber ${Date.now()}`);
    await page.getByLabel("Your name").fill("Pema Sherpa");
    await expect(page.getByText("This address is free.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Time zone of the business" })).toHaveValue("Kathmandu");
    await expect(page.getByLabel("Currency")).toHaveValue("NPR");
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByLabel("Service").fill("Haircut");
    await page.getByLabel("Price in NPR").fill("800");
    await page.reload();
    await expect(page.getByLabel("Service")).toHaveValue("Haircut");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Open my page" }).click();

    await expect(page.getByRole("heading", { name: "can be booked now" })).toBeVisible();
    await page.getByRole("link", { name: "See your page" }).click();
    await expect(page.getByRole("heading", { name: /Everest Barber/ })).toBeVisible();
    await expect(page.getByText("Haircut").first()).toBeVisible();
  });
});

test("A9, A17: a mailed link survives being looked at, and works once", async ({
  page,
  browser,
  request,
}) => {
  const email = address("once");
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  const link = await linkFor(email);
  for (let scans = 0; scans < 3; scans++) expect((await request.get(link)).status()).toBe(200);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(`You are signed in as ${email}`)).toBeVisible();

  const second = await (await browser.newContext()).newPage();
  await second.goto(link);
  await expect(second.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("A4: what is not one plain address gets a sentence and no mail", async ({ page }) => {
  const victim = address("victim");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(`${victim},evil@example.com`);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("Please enter one e-mail address")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(`${victim},evil@example.com`);
  expect(await mailsTo(victim)).toEqual([]);
});

test("X1–X4: an action that is called from elsewhere is refused", async ({ request, baseURL }) => {
  const call = async (headers: Record<string, string>) =>
    (
      await request.post("/sign-in", { headers: { "next-action": "0".repeat(42), ...headers }, data: "[]" })
    ).status();
  expect(await call({ origin: "https://evil.example" })).toBe(403);
  expect(await call({ origin: "https://evil.example", "x-forwarded-host": "evil.example" })).toBe(403);
  expect(await call({ origin: "null" })).toBe(403);
  expect(await call({})).toBe(403);
  expect(await call({ origin: baseURL ?? "" })).not.toBe(403);
});

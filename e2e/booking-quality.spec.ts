import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { openPicker } from "./support/page.ts";

let business: Business;
let bare: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    name: "A rather long name: Donaudampfschifffahrtsgesellschaftskapitän & Daughters",
    services: [
      { slug: "cut" },
      { slug: "class", name: "Class", capacity: 8 },
      { slug: "never", name: "Never", horizonDays: 0, minimumNoticeMinutes: 100_000 },
    ],
    staff: [
      { slug: "ana", name: "Ana Ruiz" },
      { slug: "ben", name: "Ben Adler" },
    ],
  });
  bare = await openBusiness({ services: [] });
});

const screens = [
  { name: "wide and light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "wide and dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone and light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const satisfies readonly ({ name: string } & BrowserContextOptions)[];

async function visit(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    timezoneId: "Asia/Kathmandu",
    locale: "en-US",
    baseURL: appUrl,
    reducedMotion: "reduce",
    ...options,
  });
  return context.newPage();
}

for (const [index, { name, ...options }] of screens.entries()) {
  test(`axe finds nothing and nothing scrolls sideways: ${name}`, async ({ browser }) => {
    test.slow();
    const page = await visit(browser, options);
    await page.goto(`/${business.slug}`);
    await clean(page, "the business");
    await page.goto(`/${bare.slug}`);
    await clean(page, "a business without services");
    await page.goto(`/${business.slug}/never`);
    await expect(page.getByRole("heading", { name: "No free times at the moment" })).toBeVisible();
    await clean(page, "a service without times");
    await openPicker(page, `/${business.slug}/class`);
    await clean(page, "a class");

    await openPicker(page, `/${business.slug}/cut?date=${dateIn(10 + index)}`);
    await page.getByRole("button", { name: /^Times are shown in/ }).click();
    await expect(page.locator("#zone-option-0")).toBeVisible();
    await clean(page, "times and zones");
    await page.keyboard.press("Escape");
    await page.locator("fieldset [data-start]").first().click();
    await page.getByRole("button", { name: /^Book / }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
    await clean(page, "the form with mistakes");
    await page.getByLabel("Your name").fill("Axel Axe");
    await page.getByLabel("E-mail").fill(`axe-${index}@example.com`);
    await page.getByRole("button", { name: /^Book / }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
    await page.getByText("Cancel the booking", { exact: true }).click();
    await clean(page, "the confirmation");

    const manage = new URL(page.url()).pathname;
    await openPicker(page, `${manage}/move`);
    await clean(page, "moving");
    await page.locator("fieldset [data-start]").first().click();
    await clean(page, "moving, the question");
    await page.goto(manage);
    await page.getByText("Cancel the booking", { exact: true }).click();
    await page.getByRole("button", { name: /^Cancel / }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This booking is cancelled");
    await clean(page, "cancelled");
    await page.goto("/manage/m_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    await clean(page, "an unknown link");
    await page.context().close();
  });
}

test("at most 150 KB of script, and nothing on the page moves", async ({ browser }) => {
  const page = await visit(browser, { viewport: { width: 390, height: 844 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    Reflect.set(window, "shift", 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (!Reflect.get(entry, "hadRecentInput"))
          Reflect.set(window, "shift", Reflect.get(window, "shift") + Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
  });
  await openPicker(page, `/${business.slug}/cut`);
  // What is counted is told by the browser after the page knows it.
  await expect.poll(() => bytes).toBeGreaterThan(50_000);
  await page.waitForLoadState("networkidle");
  expect(bytes).toBeLessThanOrEqual(150 * 1024);
  expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBeLessThan(0.01);
  await page.context().close();
});

test("every shared link has its picture", async ({ page }) => {
  for (const path of [`/${business.slug}`, `/${business.slug}/cut`]) {
    await page.goto(path);
    const address = await page.locator('meta[property="og:image"]').getAttribute("content");
    const picture = await page.request.get(new URL(address ?? "", appUrl).pathname);
    expect(picture.headers()["content-type"]).toBe("image/png");
    const bytes = await picture.body();
    // Width and height stand at a fixed place in a PNG.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  }
});

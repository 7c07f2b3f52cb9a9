import { type Browser, expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, openBusiness } from "./support/business.ts";
import { calendarOf, instantOf, mailTo } from "./support/mailbox.ts";
import { openPicker } from "./support/page.ts";

const newYork = "America/New_York";
const hour = 3_600_000;

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    services: [{ slug: "night", name: "Night cut", horizonDays: 420, stepMinutes: 60, durationMinutes: 60 }],
    from: "00:00",
    to: "24:00",
  });
});

const shown = (at: number, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { timeZone, ...options }).format(at).replace(/[\u2009\u202f]/g, " ");
const timeOf = (at: number, zone: string) => shown(at, zone, { hour: "numeric", minute: "2-digit" });
const dateOf = (at: number, zone: string) =>
  shown(at, zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
const isoDate = (at: number, timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
const iso = (at: number) => new Date(at).toISOString().replace(".000", "");
const offset = (at: number) => shown(at, newYork, { timeZoneName: "longOffset" });
const isSummer = (at: number) => offset(at).includes("-04:00");

/** The first whole hour after New York's clocks have changed next, to or from summer time. */
function nextChange(toSummer: boolean): number {
  for (let at = Math.ceil(Date.now() / hour) * hour + 48 * hour; ; at += hour)
    if (isSummer(at) === toSummer && isSummer(at - hour) !== toSummer) return at;
}

async function bookAt(browser: Browser, zone: string, at: number, email: string): Promise<Page> {
  const context = await browser.newContext({ timezoneId: zone, locale: "en-US", baseURL: appUrl });
  const page = await context.newPage();
  await openPicker(page, `/${business.slug}/night?date=${isoDate(at, zone)}`);
  const time = page.locator(`fieldset [value="${iso(at)}"]`);
  await expect(time).toContainText(timeOf(at, zone));
  await time.click();
  await page.getByLabel("Your name").fill("Zoe Zones");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are booked");
  return page;
}

const zones = [
  { zone: "Asia/Kathmandu", city: "Kathmandu" },
  { zone: "America/St_Johns", city: "St. John’s" },
  { zone: "Australia/Lord_Howe", city: "Lord Howe" },
  { zone: "Pacific/Kiritimati", city: "Kiritimati" },
];

for (const [index, { zone, city }] of zones.entries()) {
  for (const toSummer of [true, false]) {
    const name = toSummer ? "spring forward" : "fall back";
    test(`${city} books New York where clocks ${name}: page, mail and calendar file agree`, async ({
      browser,
    }) => {
      // Each zone another hour around the change: the last before it, and the first three after.
      const at = nextChange(toSummer) + (index - 1) * hour;
      const email = `${zone.split("/")[1]}-${toSummer}-${business.slug}@example.com`.toLowerCase();
      const page = await bookAt(browser, zone, at, email);
      const when = page.locator("time");
      await expect(when).toHaveAttribute("datetime", iso(at));
      await expect(when).toContainText(dateOf(at, zone));
      await expect(when).toContainText(timeOf(at, zone).replace(/ [AP]M$/, ""));
      await expect(page.getByRole("definition").first()).toContainText(`${city} (`);
      await expect(page.getByRole("definition").first()).toContainText("in New York (");

      const mail = await mailTo(email, /^Booked/);
      expect(mail.subject).toContain(city);
      expect(mail.text).toContain(dateOf(at, zone));
      expect(instantOf(calendarOf(mail), "DTSTART")).toBe(iso(at));
      expect(instantOf(calendarOf(mail), "DTEND")).toBe(iso(at + hour));
      await page.context().close();
    });
  }
}

test("Z2: the hour that New York's clocks show twice is offered twice, each with its offset", async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: newYork, locale: "en-US", baseURL: appUrl });
  const page = await context.newPage();
  // Later hours of the same day: the others above may have taken the repeated ones.
  const at = nextChange(false);
  const other = await openBusiness({
    services: [{ slug: "night", horizonDays: 420 }],
    from: "00:00",
    to: "24:00",
  });
  await openPicker(page, `/${other.slug}/night?date=${isoDate(at, newYork)}`);
  await expect(page.getByRole("button", { name: "1:00 AM GMT-4", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "1:00 AM GMT-5", exact: true })).toBeVisible();
  await context.close();
});

test("no flash: not one frame shows another zone's times", async ({ browser }) => {
  const zone = "Asia/Kathmandu";
  const context = await browser.newContext({ timezoneId: zone, locale: "en-US", baseURL: appUrl });
  const page = await context.newPage();
  const frames: { start: number; text: string }[] = [];
  await page.exposeFunction("seen", (start: number, text: string) => frames.push({ start, text }));
  await page.addInitScript(() => {
    const tell: unknown = Reflect.get(window, "seen");
    let last = "";
    const look = () => {
      const button = document.querySelector<HTMLElement>("fieldset [data-start]");
      const text = button?.textContent ?? "";
      if (!button || text === last || getComputedStyle(button).visibility !== "visible") return;
      last = text;
      if (typeof tell === "function") tell(Number(button.dataset.start), text);
    };
    const everyFrame = () => {
      look();
      requestAnimationFrame(everyFrame);
    };
    everyFrame();
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await openPicker(page, `/${business.slug}/night`);
  expect(frames.length).toBeGreaterThan(0);
  for (const { start, text } of frames) expect(text).toBe(timeOf(start * 60_000, zone));
  await expect(page.getByText("Times are shown in Kathmandu (GMT+5:45)")).toBeVisible();
  await context.close();
});

test("a legacy name in the address is understood and shown by its current name", async ({ page }) => {
  await page.goto(`/${business.slug}/night?timezone=Asia/Katmandu`);
  await expect(page.getByText("Times are shown in Kathmandu (GMT+5:45)")).toBeVisible();
  await page.goto(`/${business.slug}/night?timezone=Mars/Phobos`);
  await expect(page.locator("fieldset [data-start]").first()).toBeVisible();
});

test("with cookies off the zone travels in the address", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Kolkata", locale: "en-US", baseURL: appUrl });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined });
  });
  await page.goto(`/${business.slug}/night`);
  await page.waitForURL(/timezone=/);
  await expect(page.getByText("Times are shown in Kolkata (GMT+5:30)")).toBeVisible();
  await context.close();
});

test("another zone is found by typing, also by its old name, and kept for the next visit", async ({
  browser,
}) => {
  const context = await browser.newContext({ timezoneId: newYork, locale: "en-US", baseURL: appUrl });
  const page = await context.newPage();
  await openPicker(page, `/${business.slug}/night`);
  const first = page.locator("fieldset [data-start]").first();
  const before = (await first.textContent()) ?? "";
  await page.getByRole("button", { name: /^Times are shown in New York/ }).click();
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("calcutta");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  const bar = page.getByRole("button", { name: /^Times are shown in Kolkata \(GMT\+5:30\)/ });
  await expect(bar).toBeFocused();
  await expect(first).not.toHaveText(before);
  await page.reload();
  await expect(bar).toBeVisible();
  await context.close();
});

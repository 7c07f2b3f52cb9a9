import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { mailTo } from "./support/mailbox.ts";
import { openPicker } from "./support/page.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

const service = { slug: "haircut", minimumNoticeMinutes: 0 };
const ownerOf = ({ slug }: Business) => `owner@${slug}.test`;
const home = ({ slug }: Business) => `/dashboard/${slug}`;

/** Starts that customers are offered on a local day, and all that the answer says. */
async function offered({ slug }: Business, date: string): Promise<{ starts: string[]; text: string }> {
  const query = `from=${date}&to=${date}&timezone=America/New_York`;
  const response = await fetch(`${appUrl}/api/v1/${slug}/services/haircut/slots?${query}`);
  const text = await response.text();
  const { slots }: { slots: { start: string }[] } = JSON.parse(text);
  return { starts: slots.map(({ start }) => start.slice(11, 16)), text };
}

/** "Thursday, December 3" */
const inWords = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  });

/** A page on which Ana has signed in, after the owner asked her to join as staff. */
async function staffPage(business: Business, owner: Page, browser: Browser): Promise<Page> {
  const email = `ana@${business.slug}.test`;
  await owner.goto(`${home(business)}/team`);
  const form = owner.locator("form").filter({ has: owner.getByRole("button", { name: "Send invitation" }) });
  await form.getByLabel("E-mail").fill(email);
  await form.getByLabel("Calendar of").selectOption({ label: "Ana Ruiz" });
  await form.getByRole("button", { name: "Send invitation" }).click();
  const { text } = await mailTo(email, /invites you/);
  const link = /https?:\/\/\S+(\/invitation\/\S+)/.exec(text)?.[1];
  if (!link) throw new Error(`No link in:\n${text}`);
  const context = await browser.newContext({ timezoneId: "America/New_York", locale: "en-US" });
  const page = await context.newPage();
  await signIn(page, email, link);
  await page.getByRole("button", { name: /^Join / }).click();
  await page.waitForURL(new RegExp(home(business)));
  return page;
}

/** Wide and on a phone: no barrier that axe knows, and nothing wider than the window. */
async function accessible(page: Page): Promise<void> {
  const wide = page.viewportSize();
  for (const size of [{ width: 390, height: 844 }, ...(wide ? [wide] : [])]) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
}

test("staff ask for a day off, an owner approves, and the public page has no times that day", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const business = await openBusiness({ services: [service] });
  const date = dateIn(9);
  await signIn(page, ownerOf(business), home(business));
  const ana = await staffPage(business, page, browser);
  expect((await offered(business, date)).starts).toHaveLength(8);
  expect(await bookElsewhere(business.slug, "haircut", `${date}T15:00:00Z`)).toBe(201);

  await ana.goto(`${home(business)}/availability/time-off`);
  await ana.getByLabel("First day").fill(date);
  await expect(ana.getByLabel("Last day")).toHaveValue(date);
  await ana.getByLabel(/^Reason/).fill("Zebra surgery");
  await ana.getByRole("button", { name: "Ask for time off" }).click();
  await expect(ana.getByText("A booking falls into this time.")).toBeVisible();
  await expect(ana.getByRole("link", { name: /Somebody Faster/ })).toBeVisible();
  await accessible(ana);
  await ana.getByRole("button", { name: "Ask anyway" }).click();
  await expect(ana.getByText("Waiting", { exact: true })).toBeVisible();
  expect((await offered(business, date)).starts).toHaveLength(7);

  await page.goto(home(business));
  await page
    .getByRole("navigation", { name: "Dashboard" })
    .first()
    .getByRole("link", { name: /Hours.*1 request for time off/ })
    .waitFor();
  await page.goto(`${home(business)}/availability/time-off`);
  await expect(page.getByText("Zebra surgery")).toBeVisible();
  await expect(page.getByRole("link", { name: /Somebody Faster/ })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Add a word" }).click();
  await page.getByLabel(/A word to Ana/).fill("Get well soon");
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("A booking still falls into this time.")).toBeVisible();

  // Without reloading: the pulse brings it.
  await expect(ana.getByText("Approved", { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(ana.getByText("“Get well soon”")).toBeVisible();
  const none = await offered(business, date);
  expect(none.starts).toEqual([]);
  expect(none.text).not.toContain("Zebra");
  await openPicker(ana, `/${business.slug}/haircut?date=${date}`);
  await expect(ana.getByLabel(`${inWords(date)}, no times`)).toBeVisible();
  expect(await ana.content()).not.toContain("Zebra");

  await page.goto(`${home(business)}?date=${date}`);
  await expect(page.getByText("Zebra surgery").first()).toBeVisible();
  await page.goto(`${home(business)}/availability/time-off`);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect.poll(async () => (await offered(business, date)).starts.length).toBe(7);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await offered(business, date)).starts.length).toBe(0);
  await ana.context().close();
});

test("an owner blocks lunch with two presses, the times vanish, and come back", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  const date = dateIn(8);
  await signIn(page, ownerOf(business), home(business));
  await page.goto(`${home(business)}?date=${date}`);
  // Hours are 9 to 5, so noon is three eighths down the column.
  const column = page.getByRole("button", { name: "Pick a time with Ana Ruiz" });
  const { width, height } = (await column.boundingBox()) ?? { width: 0, height: 0 };
  await column.click({ position: { x: width / 2, y: (height * 3) / 8 + 3 } });
  await expect(page.getByRole("menuitem", { name: "New booking at 12:00 PM" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Block time" }).click();
  const dialog = page.getByRole("dialog", { name: "Block time" });
  await expect(dialog.getByLabel("From, time")).toHaveValue("12:00");
  await expect(dialog.getByLabel("To, time")).toHaveValue("13:00");
  await dialog.getByLabel(/^Reason/).fill("Lunch with Zenobia");
  await accessible(page);
  await dialog.getByRole("button", { name: "Block the time" }).click();
  await expect(page.getByText("Lunch with Zenobia").first()).toBeVisible();
  const during = await offered(business, date);
  expect(during.starts).toHaveLength(7);
  expect(during.starts).not.toContain("12:00");
  expect(during.text).not.toContain("Zenobia");
  await accessible(page);

  await page
    .getByRole("button", { name: /^Remove the block: Lunch/ })
    .first()
    .click();
  await expect.poll(async () => (await offered(business, date)).starts).toContain("12:00");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await offered(business, date)).starts).not.toContain("12:00");
});

test("a block over a booking names it first; more than three days is time off", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  const date = dateIn(7);
  expect(await bookElsewhere(business.slug, "haircut", `${date}T17:00:00Z`)).toBe(201);
  await signIn(page, ownerOf(business), home(business));
  await page.goto(`${home(business)}?date=${date}`);
  await page.getByRole("button", { name: "Block time" }).waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press("b");
  const dialog = page.getByRole("dialog", { name: "Block time" });
  await dialog.getByLabel("To", { exact: true }).fill(dateIn(12));
  await dialog.getByRole("button", { name: "Block the time" }).click();
  await expect(dialog.getByText(/At most three days/)).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Enter time off" })).toBeVisible();
  await dialog.getByLabel("To", { exact: true }).fill(date);
  await dialog.getByRole("button", { name: "Block the time" }).click();
  await expect(dialog.getByText("A booking falls into this time.")).toBeVisible();
  await expect(dialog.getByRole("link", { name: /Somebody Faster/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Block it anyway" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Blocked").first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Somebody Faster/ }).first()).toBeVisible();
});

test("T1: the time off of another business looks like that of one that does not exist", async ({ page }) => {
  const [own, other] = [
    await openBusiness({ services: [service] }),
    await openBusiness({ services: [service] }),
  ];
  await signIn(page, ownerOf(own), home(own));
  for (const slug of [other.slug, "no-such-business"]) {
    const response = await page.request.get(`/dashboard/${slug}/availability/time-off`);
    expect(response.status(), slug).toBe(404);
  }
});

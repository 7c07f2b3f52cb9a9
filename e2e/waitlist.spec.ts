import { expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { mailTo } from "./support/mailbox.ts";
import { expectMissing } from "./support/no-script.ts";
import { signIn } from "./support/sign-in.ts";

// A business with one free time a day for one day: whoever books it makes everybody else wait.
const day = dateIn(3);
let business: Business;
// Times are read on the customer's own clocks, which here are the business's.
test.use({ timezoneId: "America/New_York" });
// Each walks several pages through axe, and waits for the worker and the mail.
test.setTimeout(240_000);
const headers = () => ({ authorization: `Bearer ${business.apiKey}`, "content-type": "application/json" });

test.beforeEach(async () => {
  business = await openBusiness({
    timezone: "America/New_York",
    services: [{ slug: "cut", horizonDays: 5, minimumNoticeMinutes: 0 }],
    from: "12:00",
    to: "13:00",
    exceptions: [1, 2, 3, 4, 5, 6, 0]
      .map((ahead) => dateIn(ahead))
      .filter((date) => date !== day)
      .map((date) => ({ date, closed: true as const })),
  });
  const { slots } = await (
    await fetch(`${appUrl}/api/v1/${business.slug}/services/cut/slots?from=${day}&to=${day}`)
  ).json();
  expect(slots).toHaveLength(1);
  expect(await bookElsewhere(business.slug, "cut", slots[0].start)).toBe(201);
});

/** Takes the one booking there is away, as its customer's change of plans would. */
async function cancelTheBooking(): Promise<void> {
  const [booking] = await business.bookings(day, day);
  const answer = await fetch(`${appUrl}/api/v1/${business.slug}/bookings/${booking?.id}/cancel`, {
    method: "POST",
    headers: headers(),
    body: "{}",
  });
  expect(answer.status).toBe(200);
}

let people = 0;
const address = (name: string) => `${name}-${Date.now()}-${++people}@example.com`;

async function join(page: Page, name: string, email: string): Promise<void> {
  await page.goto(`/${business.slug}/cut?timezone=America/New_York`);
  await page.getByRole("link", { name: "Join the waitlist" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("afternoon").check();
  await page.getByRole("button", { name: "Join the waitlist" }).click();
  await expect(page.getByRole("heading", { name: "You are on the list" })).toBeVisible();
}

async function linkIn(email: string, subject: RegExp): Promise<string> {
  const { text } = await mailTo(email, subject);
  const link = /https?:\/\/\S+\/waitlist\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in:\n${text}`);
  return link;
}

async function wholeWay(page: Page): Promise<void> {
  const email = address("wanda");
  await join(page, "Wanda Waiting", email);
  await clean(page, "on the list");
  await linkIn(email, /You are on the list/);
  const freed = Date.now();
  await cancelTheBooking();
  const link = await linkIn(email, /A time came free/);
  expect(Date.now() - freed).toBeLessThan(8_000);
  // Opening it answers nothing, however often (A17).
  for (let i = 0; i < 3; i++) await page.goto(link);
  await expect(page.getByRole("heading", { name: "A time came free for you" })).toBeVisible();
  await clean(page, "an offer");
  expect(await business.bookings(day, day)).toHaveLength(1);
  await page.getByRole("button", { name: /^Book .*12:00/ }).click();
  await expect(page).toHaveURL(/\/manage\/m_/);
  const live = (await business.bookings(day, day)).filter(({ status }) => status === "confirmed");
  expect(live).toHaveLength(1);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "You have booked" })).toBeVisible();
  await clean(page, "booked");
}

test("no time is free: join, somebody cancels, a mail, one press, booked", async ({ page }) => {
  await page.goto(`/${business.slug}/cut`);
  await expect(page.getByRole("heading", { name: "No free times at the moment" })).toBeVisible();
  await clean(page, "nothing free");
  await page.getByRole("link", { name: "Join the waitlist" }).click();
  await expect(page.getByRole("heading", { name: "Be told when a time comes free" })).toBeVisible();
  await clean(page, "the form");
  await page.getByRole("button", { name: "Join the waitlist" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "another look" })).toBeFocused();
  await clean(page, "refused");
  await wholeWay(page);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });
  test("the same way: join, cancel, mail, accept", async ({ page }) => {
    await wholeWayWithout(page);
  });

  test("not this time, and leaving, are presses too; what was typed comes back after a refusal", async ({
    page,
  }) => {
    await page.goto(`/${business.slug}/cut/waitlist`);
    await page.getByLabel("Your name").fill("Nora No");
    await page.getByLabel("E-mail").fill(address("nora"));
    await page.getByLabel("Until").fill(dateIn(-3));
    await page.locator("form").evaluate((form: HTMLFormElement) => form.noValidate);
    await page.getByLabel("Until").fill(dateIn(4));
    await page.getByRole("button", { name: "Join the waitlist" }).click();
    await expect(page.getByRole("heading", { name: "You are on the list" })).toBeVisible();
    await cancelTheBooking();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: "A time came free for you" })).toBeVisible({
        timeout: 500,
      });
    }).toPass();
    await page.getByRole("button", { name: "Not this time" }).click();
    await expect(page.getByRole("heading", { name: "All right, not this time" })).toBeVisible();
    await page.getByRole("button", { name: "Leave the list" }).click();
    await expect(page.getByRole("heading", { name: "You have left the list" })).toBeVisible();
  });
});

/** Axe needs a script of its own, so here only the way itself is walked. */
async function wholeWayWithout(page: Page): Promise<void> {
  const email = address("silas");
  await join(page, "Silas Silent", email);
  await cancelTheBooking();
  await page.goto(await linkIn(email, /A time came free/));
  await page.getByRole("button", { name: /^Book .*12:00/ }).click();
  await expect(page).toHaveURL(/\/manage\/m_/);
  expect((await business.bookings(day, day)).filter(({ status }) => status === "confirmed")).toHaveLength(1);
}

test("what is free is offered instead of a place in the line; a time nobody else took is one press away", async ({
  page,
}) => {
  await cancelTheBooking();
  await page.goto(`/${business.slug}/cut/waitlist?timezone=America/New_York`);
  await page.getByLabel("Your name").fill("Fay Free");
  await page.getByLabel("E-mail").fill(address("fay"));
  await page.getByRole("button", { name: "Join the waitlist" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "You need not wait" });
  await expect(alert).toBeFocused();
  await clean(page, "free times");
  await alert.getByRole("link", { name: /12:00/ }).click();
  await expect(page.getByRole("button", { name: /^Book .*12:00/ })).toBeVisible();
});

test("a service without a waitlist has no way to one; forged links are missing pages", async ({ page }) => {
  await business.configure({
    services: [{ slug: "cut", horizonDays: 5, waitlist: false }],
    from: "12:00",
    to: "12:30",
  });
  await page.goto(`/${business.slug}/cut`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Join the waitlist" })).toHaveCount(0);
  await expectMissing(page, `/${business.slug}/cut/waitlist`);
  await expectMissing(page, `/waitlist/w_${"A".repeat(75)}`);
});

test("the desk: order from the keyboard, off the list and back, an offer out of turn", async ({ page }) => {
  const email = { first: address("ada"), second: address("bob"), third: address("cleo") };
  for (const [name, to] of [
    ["Ada First", email.first],
    ["Bob Second", email.second],
    ["Cleo Third", email.third],
  ] as const)
    await join(page, name, to);
  const home = `/dashboard/${business.slug}/waitlist`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(home);
  const names = () =>
    page
      .locator("ol > li")
      .getByRole("link", { name: /Ada|Bob|Cleo/ })
      .allTextContents();
  const people = async () =>
    (await names()).filter((name) => /First|Second|Third/.test(name) && !/Offer/.test(name));
  await expect.poll(people).toEqual(["Ada First", "Bob Second", "Cleo Third"]);
  await expect(page.getByRole("navigation").first().getByText("3 people wait")).toBeAttached();
  await clean(page, "the waitlist");
  await page.getByRole("button", { name: "Move Cleo Third up" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(people).toEqual(["Ada First", "Cleo Third", "Bob Second"]);
  await expect(page.getByRole("button", { name: "Move Cleo Third up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(people).toEqual(["Cleo Third", "Ada First", "Bob Second"]);
  await page.getByRole("button", { name: "Move Bob Second to the top" }).press("Enter");
  await expect.poll(people).toEqual(["Bob Second", "Cleo Third", "Ada First"]);

  await page.getByRole("button", { name: "Remove Cleo Third" }).click();
  await expect.poll(people).toEqual(["Bob Second", "Ada First"]);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect.poll(people).toEqual(["Bob Second", "Cleo Third", "Ada First"]);

  await page.getByRole("link", { name: "Offer a time to Ada First" }).click();
  await expect(page.getByRole("heading", { name: "Free times that fit Ada First" })).toBeFocused();
  await expect(page.getByText("Nothing that fits is free right now")).toBeVisible();
  await clean(page, "nothing to offer");
  await page.getByRole("link", { name: "Close" }).click();

  await cancelTheBooking();
  await linkIn(email.second, /A time came free/);
  await page.reload();
  await expect(page.locator("ol > li").first()).toContainText(/Offered: .*12:00.*until/);
  await clean(page, "an offer at the desk");
  await page.getByRole("button", { name: "Remove Bob Second" }).click();
  await linkIn(email.third, /A time came free/);
});

test("somebody who calls is put on the list, and their own page says so", async ({ page }) => {
  const home = `/dashboard/${business.slug}/waitlist`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(`${home}?add=1`);
  await page.getByLabel("Name", { exact: true }).fill("Dora Desk");
  await page.getByLabel("E-mail").fill(address("dora"));
  await clean(page, "adding somebody");
  await page.getByRole("button", { name: "Put on the list" }).click();
  await expect(page.getByText("Dora Desk is on the list")).toBeVisible();
  await page.getByRole("link", { name: "Dora Desk", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Waits for a time" })).toBeVisible();
  await clean(page, "a customer who waits");
});

test("nobody waits: the empty page says what fills it", async ({ page }) => {
  const home = `/dashboard/${business.slug}/waitlist`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(home);
  await expect(page.getByRole("heading", { name: "Nobody waits at the moment" })).toBeVisible();
  await clean(page, "empty");
});

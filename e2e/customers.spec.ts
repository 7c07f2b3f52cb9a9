import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, dateIn, openBusiness } from "./support/business.ts";
import { signIn } from "./support/sign-in.ts";

const service = { slug: "haircut", minimumNoticeMinutes: 0 };
const ownerOf = ({ slug }: Business) => `owner@${slug}.test`;

/** Books as a customer would, an hour of the day in UTC. */
async function books({ slug }: Business, hour: number, customer: Record<string, string>): Promise<number> {
  const response = await fetch(`${appUrl}/api/v1/${slug}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomBytes(12).toString("hex") },
    body: JSON.stringify({
      service: "haircut",
      start: `${dateIn(5)}T${hour}:00:00Z`,
      timezone: "America/New_York",
      customer,
    }),
  });
  return response.status;
}

async function open(page: Page) {
  const business = await openBusiness({ services: [service] });
  const maria = { name: "Maria Lopez", email: "maria@example.com", phone: "(212) 555-0142" };
  expect(await books(business, 15, maria)).toBe(201);
  expect(await books(business, 17, { name: "M. Lopez", email: "m.lopez@example.org" })).toBe(201);
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  return business;
}

test("somebody who was here before is booked again with the keyboard alone, their number half typed", async ({
  page,
}) => {
  const business = await open(page);
  // A day that is not today: late in the evening there is nothing left to book of it.
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(3)}`);
  await page.waitForTimeout(500);
  await page.keyboard.press("n");
  const time = page.getByRole("button", { name: /^\d{1,2}:\d\d [AP]M$/ }).nth(1);
  await expect(time).toBeVisible();
  await time.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Phone" }).focus();
  await page.keyboard.type("212555");
  await expect(page.getByRole("option", { name: /Maria Lopez/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Maria Lopez has booked before")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Name" })).toHaveValue("Maria Lopez");
  await expect(page.getByRole("combobox", { name: "E-mail" })).toHaveValue("maria@example.com");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: /Maria Lopez/ });
  await expect(panel.getByText("Confirmed")).toBeVisible();
  await panel.getByRole("link", { name: "Maria Lopez" }).click();
  await expect(page.getByRole("heading", { name: "Maria Lopez", level: 1 })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Haircut" })).toHaveCount(2);
});

test("a walk-in is booked by name only, and nothing promises them a mail", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.goto(`/dashboard/${business.slug}/bookings/new?date=${dateIn(3)}`);
  await page
    .getByRole("button", { name: /^\d{1,2}:\d\d [AP]M$/ })
    .first()
    .click();
  await page.getByRole("combobox", { name: "Name" }).fill("Walter Walk-in");
  await page.getByRole("button", { name: /^Book / }).click();
  const panel = page.getByRole("complementary", { name: /Walter/ });
  await expect(panel.getByText("Confirmed")).toBeVisible();
  await expect(panel.getByText("to the customer")).toHaveCount(0);
  await panel.getByRole("button", { name: "Cancel booking" }).click();
  await expect(page.getByText("gave no e-mail address")).toBeVisible();
});

test("customers are searched, two are merged into one, and taken apart again", async ({ page }) => {
  const business = await open(page);
  await page.waitForTimeout(500);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: "Customers", level: 1 })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("lop 0142");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: /Maria Lopez/ }).click();
  await expect(page.getByRole("heading", { name: "Maria Lopez", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: /Merge/ }).click();
  const dialog = page.getByRole("dialog", { name: /Merge into Maria Lopez/ });
  await dialog.getByRole("combobox", { name: "The other record" }).fill("m.lop");
  await page.getByRole("option", { name: /M. Lopez/ }).click();
  await expect(dialog.getByText("The booking of M. Lopez moves to Maria Lopez.")).toBeVisible();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("Also here as")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Haircut" })).toHaveCount(2);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("M. Lopez is a customer of their own again.")).toBeVisible();
  await expect(page.getByText("Also here as")).toBeHidden();
  await expect(page.getByRole("listitem").filter({ hasText: "Haircut" })).toHaveCount(1);
  expect(await books(business, 19, { name: "M", email: "m.lopez@example.org" })).toBe(201);
});

test("a blocked customer is told to call, never that they are blocked; the desk is warned and may book", async ({
  page,
}) => {
  const business = await open(page);
  await page.goto(`/dashboard/${business.slug}/customers?q=maria`);
  await page.getByRole("link", { name: /Maria Lopez/ }).click();
  await page.getByLabel("Note for the team").fill("Always late.");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText("The note is saved.")).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: /Block/ }).click();
  const dialog = page.getByRole("dialog", { name: "Block Maria Lopez?" });
  await dialog.getByLabel(/Reason/).fill("Three no-shows");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByText("Blocked from booking online. Reason: Three no-shows")).toBeVisible();

  const visitor = await page.context().browser()?.newContext();
  const form = await visitor?.newPage();
  if (!form) throw new Error("no browser");
  await form.goto(
    `${appUrl}/${business.slug}/haircut?start=${Date.parse(`${dateIn(5)}T19:00:00Z`) / 60_000}`,
  );
  await form.goto(`${appUrl}/${business.slug}/haircut?date=${dateIn(5)}`);
  await form
    .getByRole("button", { name: /^3:00|^2:00/ })
    .first()
    .click();
  await form.getByLabel("Name").fill("Maria Lopez");
  await form.getByLabel(/E-mail/).fill("MARIA+again@example.com");
  await form.getByRole("button", { name: /^Book / }).click();
  await expect(
    form.getByText("This business cannot take this booking online. Please call them."),
  ).toBeVisible();
  expect(await form.content()).not.toMatch(/blocked|Always late|no-shows/i);
  await visitor?.close();

  await page.getByRole("link", { name: "Book again" }).click();
  await expect(page.getByText("You can still book for them.")).toBeVisible();
  await expect(page.getByText("Always late.")).toBeVisible();
});

test("T1: another business's customer looks like one that does not exist", async ({ page }) => {
  const [own, other] = [await open(page), await openBusiness({ services: [service] })];
  await page.goto(`/dashboard/${own.slug}/customers`);
  const address = await page.getByRole("link", { name: /Maria Lopez/ }).getAttribute("href");
  const id = address?.split("/").at(-1) ?? "";
  const random = `cus_${"0".repeat(32)}`;
  for (const [slug, customer] of [
    [other.slug, id],
    [own.slug, random],
    [other.slug, random],
    ["no-such-business", id],
  ])
    expect((await page.request.get(`/dashboard/${slug}/customers/${customer}`)).status(), slug).toBe(404);
  expect((await page.request.get(`/dashboard/${other.slug}/customers/suggest?q=maria`)).status()).toBe(404);
});

test("list and page are usable by everybody", async ({ page }) => {
  const business = await open(page);
  await page.goto(`/dashboard/${business.slug}/customers`);
  for (let i = 0; i < 2; i++) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    if (i === 0) await page.getByRole("link", { name: /Maria Lopez/ }).click();
    await page.waitForTimeout(400);
  }
});

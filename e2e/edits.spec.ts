import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const staff = [
  { slug: "ana", name: "Ana Ruiz" },
  { slug: "ben", name: "Ben Adler" },
];
const service = { slug: "haircut", minimumNoticeMinutes: 0, stepMinutes: 30 };
/** Hours begin at nine; an hour is this high (components/dashboard/grid-scale.ts). */
const hour = 72;
const ownerOf = ({ slug }: Business) => `owner@${slug}.test`;
/** 15:00 and 17:00 in UTC are 10:00 and 12:00 in New York in winter. */
const at = (date: string, time: string) => `${date}T${time}:00Z`;

test.use({ viewport: { width: 1280, height: 900 }, timezoneId: "America/New_York", locale: "en-US" });

async function openDay(page: Page, business: Business, date: string, view = "") {
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.goto(`/dashboard/${business.slug}?date=${date}${view}`);
  await page.waitForTimeout(800);
}

const bookingOf = (page: Page) => page.getByRole("link", { name: /Somebody Faster/ }).first();
const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (!box) throw new Error("Not on the page.");
  return box;
};

/** Drags by so many pixels, in steps as a hand does. */
async function drag(
  page: Page,
  what: Locator,
  by: { x: number; y: number },
  from: "middle" | "edge" = "middle",
) {
  const box = await boxOf(what);
  const x = box.x + box.width / 2;
  const y = from === "edge" ? box.y + box.height - 2 : box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 });
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 });
}

const toPerson = async (page: Page) =>
  (await boxOf(page.getByRole("heading", { name: "Ben Adler" }))).x -
  (await boxOf(page.getByRole("heading", { name: "Ana Ruiz" }))).x;

async function bookingNow(business: Business, date: string) {
  const [found] = await business.bookings(at(date, "00:00"), at(date, "23:59"));
  if (!found) throw new Error("No booking.");
  return found;
}

test("dragged to another time and person, resized, and taken back with one press each", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const date = dateIn(10);
  expect(await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana")).toBe(201);
  const before = await bookingNow(business, date);
  await openDay(page, business, date);

  await drag(page, bookingOf(page), { x: await toPerson(page), y: 2 * hour });
  await expect(page.locator("[data-ghost]")).toContainText("12:00 – 1:00 PM");
  await page.mouse.up();
  await expect(page.getByText(/^Moved to .*12:00 PM/)).toBeVisible();
  await expect(page.locator("[data-drag-column=ben]").getByRole("link", { name: /Somebody/ })).toBeVisible();
  await expect(page.locator("[data-ghost]")).toHaveCount(0);
  const moved = await bookingNow(business, date);
  expect(moved).toMatchObject({ id: before.id, staff: "ben", version: 2 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Everything is as it was.")).toBeVisible();
  await expect(page.locator("[data-drag-column=ana]").getByRole("link", { name: /Somebody/ })).toBeVisible();
  expect(await bookingNow(business, date)).toMatchObject({ staff: "ana", start: before.start, version: 3 });

  await drag(page, bookingOf(page), { x: 0, y: hour / 4 }, "edge");
  await expect(page.locator("[data-ghost]")).toContainText("10:00 – 11:15 AM");
  await page.mouse.up();
  await expect(page.getByText("The booking of Somebody Faster is changed.")).toBeVisible();
  expect(await bookingNow(business, date)).toMatchObject({ start: before.start, version: 4 });
  // A press that does not move is still the link.
  await bookingOf(page).click();
  const panel = page.getByRole("complementary", { name: /Somebody Faster/ });
  await expect(panel.getByText("Length: 1 hr → 1 hr 15 min")).toBeVisible();
});

test("with the keys: M, arrows, Enter; Escape leaves it", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const date = dateIn(11);
  await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana");
  await openDay(page, business, date);
  await bookingOf(page).focus();
  await page.keyboard.press("m");
  for (const key of ["ArrowDown", "ArrowRight", "Shift+ArrowDown"]) await page.keyboard.press(key);
  await expect(page.locator("[data-drag-column=ben] [data-ghost]")).toContainText("10:30 – 11:35 AM");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-ghost]")).toHaveCount(0);
  expect(await bookingNow(business, date)).toMatchObject({ version: 1 });
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Moved to .*10:30 AM/)).toBeVisible();
  await expect(bookingOf(page)).toBeFocused();
});

test("B18: dropped on a taken time it goes back, with the reason and other times", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const date = dateIn(12);
  await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana");
  await openDay(page, business, date);
  // The page does not know of this one yet.
  await page.route("**/pulse", (route) => route.abort());
  await bookElsewhere(business.slug, "haircut", at(date, "17:00"), "ana");
  await drag(page, bookingOf(page), { x: 0, y: 2 * hour });
  await page.mouse.up();
  const card = page.getByRole("region", { name: "The booking was not moved" });
  await expect(card.getByText("That time was just taken.")).toBeVisible();
  await expect(card.getByText("Nearest free times:")).toBeVisible();
  await expect(page.locator("[data-ghost]")).toHaveCount(0);
  await clean(page, "a drop that was refused");
  await card.getByRole("button", { name: /11:00 AM/ }).click();
  await expect(page.getByText(/^Moved to .*11:00 AM/)).toBeVisible();
});

test("B17: what somebody else changed meanwhile is told in words, and can be overruled", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const date = dateIn(13);
  await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana");
  const { id } = await bookingNow(business, date);
  await openDay(page, business, date);
  await page.route("**/pulse", (route) => route.abort());
  const response = await fetch(`${new URL(page.url()).origin}/api/v1/${business.slug}/bookings/${id}/move`, {
    method: "POST",
    headers: { authorization: `Bearer ${business.apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ start: at(date, "18:00") }),
  });
  expect(response.status).toBe(200);
  await drag(page, bookingOf(page), { x: await toPerson(page), y: 0 });
  await page.mouse.up();
  const card = page.getByRole("region", { name: "The booking was not moved" });
  await expect(card.getByText(/Somebody on the team moved this from .*10:00 AM to .*1:00 PM/)).toBeVisible();
  await card.getByRole("button", { name: "Do it anyway" }).click();
  await expect(page.locator("[data-drag-column=ben]").getByRole("link", { name: /Somebody/ })).toBeVisible();
  expect(await bookingNow(business, date)).toMatchObject({ staff: "ben", version: 3 });
});

test("in the week, dropped on another day it keeps its time of day", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  // A Tuesday, so that the next day is in the same week however weeks begin.
  const tuesday = (9 - new Date().getUTCDay()) % 7;
  const date = dateIn(tuesday + 7);
  const next = dateIn(tuesday + 8);
  await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana");
  await openDay(page, business, date, "&view=week");
  const width = (await boxOf(page.locator(`[data-drag-column="${date}"]`))).width;
  await drag(page, bookingOf(page), { x: width, y: 10 });
  await page.mouse.up();
  await expect(page.getByText(/^Moved to Wed, .*10:00 AM/)).toBeVisible();
  expect(Date.parse((await bookingNow(business, next)).start)).toBe(Date.parse(at(next, "15:00")));
});

test("the form changes person and length at once, and keeps what was chosen when it is refused", async ({
  page,
}) => {
  const business = await openBusiness({ services: [service], staff });
  const date = dateIn(14);
  await bookElsewhere(business.slug, "haircut", at(date, "15:00"), "ana");
  await bookElsewhere(business.slug, "haircut", at(date, "16:00"), "ben");
  await openDay(page, business, date);
  await page
    .locator("[data-drag-column=ana]")
    .getByRole("link", { name: /Somebody/ })
    .click();
  const panel = page.getByRole("complementary", { name: /Somebody Faster/ });
  await expect(panel.getByRole("button", { name: "Change", exact: true })).toBeVisible();
  await page.keyboard.press("e");
  await panel.getByLabel("With").selectOption("ben");
  await panel.getByLabel("How long").selectOption("own");
  await panel.getByLabel("Minutes").fill("75");
  await clean(page, "the form");
  await panel.getByRole("button", { name: "Save the change" }).click();
  await expect(panel.getByText("That time was just taken.")).toBeVisible();
  await expect(panel.getByLabel("With")).toHaveValue("ben");
  await panel.getByLabel("Minutes").fill("45");
  await panel.getByRole("button", { name: "Save the change" }).click();
  await expect(panel.getByText("with Ben Adler")).toBeVisible();
  await expect(panel.getByText("With: Ana Ruiz → Ben Adler")).toBeVisible();
});

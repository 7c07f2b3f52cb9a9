import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

const staff = [
  { slug: "ana", name: "Ana Ruiz" },
  { slug: "ben", name: "Ben Adler" },
];
const service = { slug: "haircut", minimumNoticeMinutes: 0 };
const ownerOf = ({ slug }: Business) => `owner@${slug}.test`;
const inNewYork = (date: string, time: string) => `${date}T${time}:00Z`;
/** 15:00 in UTC is 10:00 or 11:00 in New York: inside the hours all year. */
const start = (date: string) => inNewYork(date, "15:00");

const times = (page: Page) => page.getByRole("button", { name: /^\d{1,2}:\d\d [AP]M$/ });

test("the front desk books, moves, takes it back and cancels, by keyboard and mouse", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const home = `/dashboard/${business.slug}`;
  await signIn(page, ownerOf(business), home);
  await expect(page.getByRole("heading", { name: "Ana Ruiz" })).toBeVisible();

  await page.goto(`${home}?date=${dateIn(3)}`);
  await expect(page.getByRole("heading", { name: "Ben Adler" })).toBeVisible();
  await page.waitForTimeout(500);
  await page.keyboard.press("n");
  await page.getByLabel("Name").fill("Wilhelmina Featherstonehaugh");
  await page.getByLabel("E-mail").fill("not an address");
  await times(page).nth(2).click();
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByText("Please enter one e-mail address").first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Wilhelmina Featherstonehaugh");
  await page.getByLabel("E-mail").fill("mina@example.com");
  await page.getByRole("button", { name: /^Book / }).click();

  const panel = page.getByRole("complementary", { name: /Wilhelmina/ });
  await expect(panel.getByText("Confirmed")).toBeVisible();
  await panel.getByRole("button", { name: "Move" }).click();
  await times(page).nth(4).click();
  await panel.getByRole("button", { name: /^Move to/ }).click();
  await expect(panel.getByText(/moved it from/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText(/moved it from/)).toHaveCount(2);

  await panel.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("alertdialog", { name: /Cancel the booking of Wilhelmina/ });
  await dialog.getByLabel(/Reason/).fill("Ana is ill.");
  await dialog.getByRole("button", { name: "Cancel the booking" }).click();
  await expect(panel.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(panel.getByText("Reason: Ana is ill.").first()).toBeVisible();
});

test("an empty time in the calendar begins a booking at that time, with that person", async ({ page }) => {
  const services = [
    service,
    { slug: "long", name: "Long cut", durationMinutes: 480, minimumNoticeMinutes: 0 },
  ];
  const business = await openBusiness({ services, staff });
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(6)}`);
  // Hours begin at nine and an hour is 72 pixels high (components/dashboard/grid-scale.ts).
  await page
    .getByRole("button", { name: "Pick a time with Ben Adler" })
    .click({ position: { x: 40, y: 72 * 2 + 8 } });
  await page.getByRole("menuitem", { name: "New booking at 11:00 AM" }).click();
  await expect(page.getByRole("button", { name: /^Book .*11:00 AM/ })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "With", exact: true })).toHaveValue("ben");
  await page.getByLabel("Service").selectOption("long");
  await expect(page.getByText("11:00 AM is not free for this.")).toBeVisible();
  await page.getByLabel("Service").selectOption("haircut");
  await expect(page.getByText("11:00 AM is not free for this.")).toBeHidden();
  await page.getByLabel("Name").fill("Walter Walk-in");
  await page.getByLabel("E-mail").fill("walter@example.com");
  await page.getByRole("button", { name: /^Book / }).click();
  const panel = page.getByRole("complementary", { name: /Walter/ });
  await expect(panel.getByText("with Ben Adler")).toBeVisible();
  await expect(panel.getByText(/11:00 AM/).first()).toBeVisible();
});

test("keys lead through the day, and to a new booking from anywhere", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const home = `/dashboard/${business.slug}`;
  expect(await bookElsewhere(business.slug, "haircut", start(dateIn(7)), "ana")).toBe(201);
  await signIn(page, ownerOf(business), home);
  await page.goto(`${home}/team`);
  await expect(page.getByRole("heading", { name: "Team", level: 1 })).toBeVisible();
  await page.waitForTimeout(500);
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { name: "New booking" })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByRole("link", { name: "Day", exact: true })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("w");
  await expect(page.getByRole("link", { name: "Week", exact: true })).toHaveAttribute("aria-current", "page");
  await page.goto(`${home}?date=${dateIn(7)}`);
  await page.getByRole("link", { name: /Somebody Faster/ }).click();
  await expect(page.getByRole("complementary", { name: /Somebody Faster/ })).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { name: /^Move the booking of/ })).toBeVisible();
});

test("J and K go through the day in the order of time, and Enter opens what they reached", async ({
  page,
}) => {
  const business = await openBusiness({ services: [service], staff });
  const day = dateIn(7);
  // Ben's stands in the second column, between Ana's two.
  for (const [hour, who] of [
    [15, "ana"],
    [16, "ben"],
    [17, "ana"],
  ] as const)
    expect(await bookElsewhere(business.slug, "haircut", inNewYork(day, `${hour}:00`), who)).toBe(201);
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  for (const view of ["day", "list"]) {
    await page.goto(`/dashboard/${business.slug}?date=${day}&view=${view}`);
    const entries = page.getByRole("main").getByRole("link", { name: /Somebody Faster.*Haircut/ });
    await expect(entries.first()).toBeVisible();
    await page.waitForTimeout(500);
    const order = view === "day" ? [0, 2, 1] : [0, 1, 2];
    for (const at of order) {
      await page.keyboard.press("j");
      await expect(entries.nth(at)).toBeFocused();
    }
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await expect(entries.nth(order[1] ?? 0)).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: /Somebody Faster/ });
    await expect(panel.getByText("with Ben Adler")).toBeVisible();
  }
});

test("the slash puts the cursor into the search, from any page", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  const home = `/dashboard/${business.slug}`;
  await signIn(page, ownerOf(business), home);
  for (const path of ["/team", "", "/bookings"]) {
    await page.goto(`${home}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.press("/");
    const search = page.getByRole("searchbox");
    await expect(search, path).toBeFocused();
    await page.keyboard.type("Mina");
    await expect(search, path).toHaveValue("Mina");
  }
});

test("a phone has a month to jump to a day with", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const business = await openBusiness({ services: [service], staff });
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.getByRole("button", { name: /Choose a day/ }).click();
  const month = page.getByRole("dialog");
  await month.getByRole("button", { name: "Next month" }).click();
  await clean(page, "the month, opened on a phone");
  await month
    .getByRole("gridcell")
    .getByRole("button", { name: /\b15\b/ })
    .first()
    .click();
  await expect(page).toHaveURL(/date=20\d\d-\d\d-15$/);
  await expect(page.getByRole("heading", { level: 1, name: /\b15\b/ })).toBeVisible();
});

test("a booking appears by itself, and says that it is new", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(4)}`);
  await expect(page.getByRole("heading", { name: "Ana Ruiz" })).toBeVisible();
  await page.waitForTimeout(1_000);
  expect(await bookElsewhere(business.slug, "haircut", start(dateIn(4)), "ana")).toBe(201);
  await expect(page.getByRole("link", { name: /Somebody Faster.*New/ })).toBeVisible({ timeout: 15_000 });
});

test("a time lost to a rival is explained, with others to take", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  const day = dateIn(5);
  const minute = Date.parse(start(day)) / 60_000;
  const address = `/dashboard/${business.slug}/bookings/new?service=haircut&date=${day}&start=${minute}`;
  await signIn(page, ownerOf(business), `/dashboard/${business.slug}`);
  await page.goto(address);
  await page.getByLabel("Name").fill("Second Best");
  await page.getByLabel("E-mail").fill("second@example.com");
  expect(await bookElsewhere(business.slug, "haircut", start(day))).toBe(201);
  await page.getByRole("button", { name: /^Book / }).click();
  await expect(page.getByText("That time was just taken.")).toBeVisible();
  await expect(page.getByText("Nearest free times:")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Second Best");
});

test("T1: another business's dashboard looks like one that does not exist", async ({ page }) => {
  const [own, other] = [
    await openBusiness({ services: [service] }),
    await openBusiness({ services: [service] }),
  ];
  await signIn(page, ownerOf(own), `/dashboard/${own.slug}`);
  const bodies: string[] = [];
  for (const slug of [other.slug, "no-such-business"])
    for (const path of ["", "/bookings", "/services", "/team", "/settings", "/pulse"]) {
      const response = await page.request.get(`/dashboard/${slug}${path}`, { maxRedirects: 0 });
      expect(response.status(), `${slug}${path}`).toBe(404);
      if (path === "/pulse") bodies.push(await response.text());
    }
  expect(new Set(bodies).size).toBe(1);
});

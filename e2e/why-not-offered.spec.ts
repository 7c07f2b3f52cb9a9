import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean, fits } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

const date = dateIn(6);
const home = ({ slug }: Business) => `/dashboard/${slug}`;
const why = (business: Business, asked: Record<string, string> = {}) =>
  `${home(business)}/availability/why?${new URLSearchParams(asked)}`;

/** A massage of an hour with a quarter of an hour to tidy the one room there is, two people, nine to five. */
async function openClinic(page: Page): Promise<Business> {
  const massage = { slug: "massage", name: "Massage", stepMinutes: 15, minimumNoticeMinutes: 120 };
  const business = await openBusiness({
    services: [
      { ...massage, bufferAfterMinutes: 15, resources: ["room"] },
      { slug: "consultation", name: "Consultation", minimumNoticeMinutes: 0 },
    ],
    staff: [
      { slug: "ana", name: "Ana Ruiz" },
      { slug: "ben", name: "Ben Adler" },
    ],
    resources: [{ slug: "room", name: "Treatment room", units: 1 }],
  });
  await signIn(page, `owner@${business.slug}.test`, home(business));
  return business;
}

/** The instant at which New York's clocks show a time of the day that is asked about, as the API wants it. */
function instantOf(time: string): string {
  const [offset] =
    new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", timeZoneName: "longOffset" })
      .formatToParts(new Date(`${date}T17:00:00Z`))
      .flatMap(({ type, value }) => (type === "timeZoneName" ? value.replace("GMT", "") : [])) ?? [];
  return `${date}T${time}:00${offset}`;
}

/** Somebody is massaged by Ana from ten to eleven, and the room tidied until a quarter past. */
const bookTen = async ({ slug }: Business) =>
  expect(await bookElsewhere(slug, "massage", instantOf("10:00"), "ana")).toBe(201);

const refusing = (page: Page) => page.getByRole("listitem").filter({ hasText: /^Refuses/ });

test("a taken room: what each rule says, the way to the booking, and the day in bands", async ({ page }) => {
  const business = await openClinic(page);
  await bookTen(business);
  await page.goto(why(business));
  await page.getByLabel("Service").selectOption({ label: "Massage" });
  await page.getByLabel("With").selectOption({ label: "Ben Adler" });
  await page.getByLabel("Day", { exact: true }).fill(date);
  await page.getByLabel("Time", { exact: true }).fill("11:00");
  await page.getByRole("button", { name: "Explain" }).click();

  await expect(page.getByRole("heading", { name: "11:00 AM is not offered." })).toBeVisible();
  await expect(
    page.getByText(
      "11:00 AM is inside Ben Adler’s hours, but Treatment room is taken until 11:15 AM by the buffer after a booking.",
    ),
  ).toBeVisible();
  expect(new URL(page.url()).searchParams.get("time")).toBe("11:00");
  await expect(refusing(page)).toHaveText([/Treatment room is taken until 11:15 AM/]);
  await expect(
    page.getByText("Ben Adler is free from 11:00 AM to 12:15 PM, buffers included."),
  ).toBeVisible();

  await expect(page.getByRole("img", { name: /^The day from 9:00 AM to 5:00 PM/ })).toBeVisible();
  await page.locator("summary", { hasText: "The same as a table" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.filter({ hasText: "Treatment room" })).toHaveText([
    /Open\s*All day/,
    /Booking: Somebody Faster, Massage\s*10:00 – 11:00 AM/,
    /Buffer\s*11:00 – 11:15 AM/,
  ]);
  await expect(rows.filter({ hasText: "Ben Adler" })).toHaveText([/Open\s*9:00 AM – 5:00 PM/]);
  await expect(rows.filter({ hasText: "Offered starts" })).toHaveText([/11:15 AM · 11:30 AM/]);

  await page.getByRole("link", { name: "Open the booking of Somebody Faster, Massage" }).click();
  await expect(page.getByRole("complementary", { name: /Somebody Faster/ })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`date=${date}&booking=bkg_`));
});

test("outside hours, off the grid and too soon: each leads to what can be changed", async ({ page }) => {
  const business = await openClinic(page);
  const ask = { service: "massage", staff: "ben", date };
  await page.goto(why(business, { ...ask, time: "08:00" }));
  await expect(
    page.getByText("8:00 – 9:00 AM is outside Ben Adler’s hours, 9:00 AM – 5:00 PM that day.").first(),
  ).toBeVisible();
  await refusing(page).getByRole("link", { name: "Change the hours" }).click();
  await expect(page.getByRole("heading", { name: "Hours", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/availability\?schedule=open/);

  await page.goto(why(business, { ...ask, time: "10:07" }));
  await expect(
    page.getByText(/10:07 AM is not one of them. The nearest are 10:00 AM and 10:15 AM/).first(),
  ).toBeVisible();
  await page.goto(why(business, { ...ask, date: dateIn(-1), time: "10:00" }));
  await expect(page.getByText("This time has passed.").first()).toBeVisible();

  // A minute from now, which is less than the two hours of notice, whatever the hours are.
  const [day = "", time = ""] = wallNow(1).split(" ");
  await page.goto(why(business, { service: "massage", date: day, time }));
  await expect(
    page.getByText(/^Customers book at least 2 hr ahead; for this time that was possible until/).first(),
  ).toBeVisible();
  await refusing(page).getByRole("link", { name: "Change the service" }).first().click();
  await expect(page.getByRole("heading", { name: "Edit Massage" })).toBeVisible();
});

/** "2026-12-01 09:30" on New York's clocks, some minutes from now. */
const wallNow = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000)
    .toLocaleString("sv-SE", { timeZone: "America/New_York" })
    .slice(0, 16);

test("as of an earlier moment: before the booking it was offered, and before the business nobody knows", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const business = await openClinic(page);
  // Moments are whole minutes, so the booking has to come after one that the business has seen.
  const seen = wallNow(1);
  await expect.poll(() => wallNow(0), { timeout: 70_000, intervals: [1_000] }).toBe(seen);
  await page.waitForTimeout(1_000);
  await bookTen(business);
  const ask = { service: "massage", date, time: "10:00", staff: "ben" };
  await page.goto(why(business, ask));
  await expect(page.getByRole("heading", { name: "10:00 AM is not offered." })).toBeVisible();

  await page.getByText("Customer, earlier moment").click();
  await page.getByLabel("As of an earlier moment").fill(seen.replace(" ", "T"));
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText(/^As of .* Bookings, blocks and time off are as they were then/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "10:00 AM is offered." })).toBeVisible();
  await expect(page.getByText("Customers can book 10:00 AM with Ben Adler.")).toBeVisible();
  await expect(page.getByText("The set-up has not changed since then.")).toBeVisible();
  await page.getByRole("link", { name: "Back to now" }).click();
  await expect(page.getByRole("heading", { name: "10:00 AM is not offered." })).toBeVisible();

  await page.goto(why(business, { ...ask, asOf: wallNow(-60).replace(" ", "T") }));
  await expect(page.getByText(/^Earlier moments can be looked at from/)).toBeVisible();
  await expect(page.getByLabel("As of an earlier moment")).toBeVisible();
});

test("blocked time leads to the block itself, where it goes and comes back with one press", async ({
  page,
}) => {
  const business = await openClinic(page);
  await page.goto(`${home(business)}?date=${date}`);
  await page.getByRole("button", { name: "Block time" }).click();
  const dialog = page.getByRole("dialog", { name: "Block time" });
  await dialog.getByLabel(/^Reason/).fill("Stocktaking");
  await dialog.getByRole("button", { name: "Block the time" }).click();
  await expect(dialog).toBeHidden();

  await page.goto(why(business, { service: "consultation", staff: "ana", date, time: "12:00" }));
  await expect(
    page.getByText(/Ana Ruiz is taken until 1:00 PM by blocked time \(Stocktaking\)/).first(),
  ).toBeVisible();
  await page.getByRole("link", { name: "Open the blocked time" }).click();
  const panel = page.getByRole("complementary", { name: "Blocked time: Ana Ruiz" });
  await expect(panel.getByRole("heading", { name: "Stocktaking" })).toBeVisible();
  await expect(panel.getByText("12:00 – 1:00 PM")).toBeVisible();
  await clean(page, "an open block");
  await panel.getByRole("button", { name: "Remove the block" }).click();
  await expect(panel.getByText("Removed", { exact: true })).toBeVisible();
  // Its address goes on telling what was there.
  await page.reload();
  await expect(panel.getByText(/^It was taken away on/)).toBeVisible();
  await panel.getByRole("button", { name: "Block it again" }).click();
  await expect(page.getByRole("link", { name: /^Stocktaking/ }).first()).toBeVisible();
  await page
    .getByRole("link", { name: /^Stocktaking/ })
    .first()
    .click();
  await expect(panel.getByText("Nobody can book it.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("asked from an empty time of the calendar, where it is not offered, and from the booking form", async ({
  page,
}) => {
  const business = await openClinic(page);
  await page.goto(`${home(business)}?date=${date}`);
  const column = page.getByRole("button", { name: "Pick a time with Ben Adler" });
  // Hours begin at nine and an hour is 72 pixels high (components/dashboard/grid-scale.ts).
  const press = (hours: number) => column.click({ position: { x: 40, y: 72 * hours + 4 } });
  await press(2);
  await expect(page.getByRole("menuitem", { name: "New booking at 11:00 AM" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Why not offered?" })).toBeHidden();
  await page.keyboard.press("Escape");
  // Half past four leaves no hour before closing.
  await press(7.5);
  await page.getByRole("menuitem", { name: "Why not offered?" }).click();
  await expect(page.getByRole("heading", { name: "4:30 PM is not offered." })).toBeVisible();
  await expect(
    page.getByText("It would last until 5:30 PM, but Ben Adler’s hours end at 5:00 PM.").first(),
  ).toBeVisible();
  const asked = Object.fromEntries(new URL(page.url()).searchParams);
  expect(asked).toEqual({ service: "massage", staff: "ben", date, time: "16:30" });

  // Pressed time that the form's service does not fit: the picker says so, and why is one press away.
  const start = new Date(instantOf("16:30")).getTime() / 60_000;
  await page.goto(`${home(business)}/bookings/new?date=${date}&start=${start}&staff=ben`);
  const gone = page.getByRole("status").filter({ hasText: "4:30 PM is not free for this." });
  const [answer] = await Promise.all([
    page.waitForEvent("popup"),
    gone.getByRole("link", { name: /^Why not offered\?/ }).click(),
  ]);
  await expect(answer.getByRole("heading", { name: "4:30 PM is not offered." })).toBeVisible();
  await answer.close();
  await expect(page.getByRole("link", { name: /^Why is a time missing\?/ })).toHaveAttribute(
    "href",
    new RegExp(`service=massage&staff=ben&date=${date}`),
  );
});

/** Presses Tab until something has the focus: what cannot be reached by keyboard fails here. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

test("the whole of it with the keyboard alone", async ({ page }) => {
  const business = await openClinic(page);
  await bookTen(business);
  await page.goto(why(business, { date, staff: "ben" }));
  await tabTo(page, page.getByLabel("Service"));
  await page.keyboard.type("Mas");
  await tabTo(page, page.getByLabel("Time", { exact: true }));
  await page.keyboard.type("1030AM");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "10:30 AM is not offered." })).toBeVisible();
  const summary = page.locator("summary", { hasText: "The same as a table" });
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table")).toBeVisible();
  await tabTo(
    page,
    page
      .getByRole("table")
      .getByRole("link", { name: /Booking: Somebody Faster/ })
      .first(),
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: /Somebody Faster/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: /Somebody Faster/ })).toBeHidden();
});

test("names of any length keep to the screen, and leave room for what is said of them", async ({ page }) => {
  const word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsraum";
  const business = await openBusiness({
    services: [
      {
        slug: "massage",
        name: `Massage ${word}`,
        bufferAfterMinutes: 15,
        resources: ["room"],
        minimumNoticeMinutes: 0,
      },
    ],
    staff: [
      { slug: "ana", name: `Ana ${word}` },
      { slug: "ben", name: `Ben ${word}` },
    ],
    resources: [{ slug: "room", name: word, units: 1 }],
  });
  await bookTen(business);
  await signIn(page, `owner@${business.slug}.test`, home(business));
  for (const width of [1280, 1024, 768, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(why(business, { service: "massage", staff: "ben", date, time: "10:00" }));
    await page.locator("summary", { hasText: "The same as a table" }).click();
    await fits(page, `long names at ${width}`);
    const said = refusing(page).getByText(/is taken until/);
    expect((await said.boundingBox())?.width, `room for words at ${width}`).toBeGreaterThan(200);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("axe finds nothing, and nothing is cut off, wide and on a phone", async ({ page }) => {
      test.setTimeout(180_000);
      const business = await openClinic(page);
      await bookTen(business);
      const ask = { service: "massage", date };
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        for (const [what, asked] of [
          ["no time yet", ask],
          ["refused", { ...ask, staff: "ben", time: "10:30" }],
          ["offered", { ...ask, time: "12:00" }],
          ["too early", { ...ask, time: "12:00", asOf: "2020-01-01T12:00" }],
          ["no such customer", { ...ask, time: "12:00", customer: "nobody" }],
        ] as const) {
          await page.goto(why(business, asked));
          await page.getByRole("heading", { level: 1 }).waitFor();
          const closed = page.locator("main details:not([open]) > summary");
          while ((await closed.count()) > 0) await closed.first().click();
          await clean(page, `${what} at ${width}`);
        }
      }
    });
  });
}

import { expect, type Page, test } from "@playwright/test";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { calendarOf, mailTo } from "./support/mailbox.ts";
import { signIn } from "./support/sign-in.ts";

const staff = [{ slug: "ana", name: "Ana Ruiz" }];
const service = { slug: "haircut", minimumNoticeMinutes: 0, horizonDays: 200 };
/** 15:00 in UTC is 10:00 or 11:00 in New York: inside the hours all year. */
const start = (date: string) => `${date}T15:00:00Z`;

/** Opens the new booking at a start, and asks for it every week. */
async function repeatWeekly(page: Page, { slug }: Business, date: string, count: string): Promise<void> {
  const minute = Date.parse(start(date)) / 60_000;
  await page.goto(`/dashboard/${slug}/bookings/new?service=haircut&date=${date}&start=${minute}`);
  await page.getByLabel("Repeat").selectOption({ label: "Every week" });
  await page.getByLabel("Times", { exact: true }).fill(count);
}

const liveStarts = async (business: Business) =>
  (await business.bookings(dateIn(0), dateIn(120)))
    .filter(({ status }) => status === "confirmed")
    .map((booking) => Date.parse(booking.start));

test("every date is shown before it is booked; one mail; this and following moved, the rest cancelled by the customer", async ({
  page,
}) => {
  const business = await openBusiness({ services: [service], staff });
  // The third of them is somebody else's already.
  expect(await bookElsewhere(business.slug, "haircut", start(dateIn(17)))).toBe(201);
  await signIn(page, `owner@${business.slug}.test`, `/dashboard/${business.slug}`);

  await repeatWeekly(page, business, dateIn(3), "5");
  await expect(page.getByText("1 of them cannot be had.")).toBeVisible();
  await expect(page.getByText("taken", { exact: true })).toBeVisible();
  await page.getByLabel("Name").fill("Mina Sol");
  await page.getByLabel("E-mail").fill("mina.series@example.com");
  await expect(page.getByRole("button", { name: /^Choose what to do/ })).toBeDisabled();
  await page.getByLabel("Take the nearest free time").check();
  await expect(page.getByText(/^instead: /)).toBeVisible();
  await page.getByRole("button", { name: /^Book 5 appointments from/ }).click();

  const panel = page.getByRole("complementary", { name: /Mina Sol/ });
  await expect(panel.getByText(/^1 of 5, every \w+day$/)).toBeVisible();
  const mail = await mailTo("mina.series@example.com", /^Booked: Haircut, 5 times/);
  expect(calendarOf(mail).match(/BEGIN:VEVENT/g)).toHaveLength(5);

  // From the second on, an hour later.
  const second = (await business.bookings(dateIn(9), dateIn(11)))[0];
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(10)}&booking=${second?.id}`);
  await expect(panel.getByText(/^2 of 5/)).toBeVisible();
  await panel.getByRole("button", { name: "Move" }).click();
  await panel.getByLabel("This and the 3 after it").check();
  await panel
    .getByRole("button", { name: /^(1|2):00 PM$/ })
    .first()
    .click();
  await expect(panel.getByText("All of them are free.")).toBeVisible();
  await panel.getByRole("button", { name: /^Move 4 bookings to/ }).click();
  await expect(page.getByText(/^4 bookings moved, from/)).toBeVisible();
  expect((await mailTo("mina.series@example.com", /^New times: Haircut/)).text).toContain("was ");

  // The customer opens the link of the mail: all dates, and what is ahead can be cancelled at once.
  const link = /https?:\/\/\S+\/manage\/m_[\w-]+/.exec(mail.text)?.[0] ?? "";
  await page.goto(link);
  await expect(page.getByRole("heading", { name: /^Your 5 dates, every/ })).toBeVisible();
  await page.getByText("Cancel the booking").click();
  await page.getByLabel("All 5 that are ahead").check();
  await page.getByRole("button", { name: "Cancel as chosen" }).click();
  await expect(page.getByRole("heading", { name: "This booking is cancelled" })).toBeVisible();
  expect(await liveStarts(business)).toEqual([Date.parse(start(dateIn(17)))]);
});

test("the front desk cancels this and those after it", async ({ page }) => {
  const business = await openBusiness({ services: [service], staff });
  await signIn(page, `owner@${business.slug}.test`, `/dashboard/${business.slug}`);
  await repeatWeekly(page, business, dateIn(3), "4");
  await expect(page.getByText("All of them are free.")).toBeVisible();
  await page.getByLabel("Name").fill("Jo Okafor");
  await page.getByLabel("E-mail").fill("jo.series@example.com");
  await page.getByRole("button", { name: /^Book 4 appointments from/ }).click();
  const panel = page.getByRole("complementary", { name: /Jo Okafor/ });
  await expect(panel.getByText(/^1 of 4/)).toBeVisible();

  const third = (await business.bookings(dateIn(16), dateIn(18)))[0];
  await page.goto(`/dashboard/${business.slug}?date=${dateIn(17)}&booking=${third?.id}`);
  await panel.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("This and the one after it").check();
  await dialog.getByRole("button", { name: "Cancel 2 bookings" }).click();
  await expect(panel.getByText("Cancelled", { exact: true })).toBeVisible();
  expect(await liveStarts(business)).toHaveLength(2);
});

import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, dateIn, openBusiness } from "./support/business.ts";
import { mailTo } from "./support/mailbox.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

const quarter = 15 * 60_000;
/** A class that begins so soon that people may come in. */
const soon = () => Math.ceil((Date.now() + 120_000) / quarter) * quarter;
const dayOf = (ms: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date(ms));

function post(business: Business, start: number, customer: object, party: number): Promise<Response> {
  return fetch(`${appUrl}/api/v1/${business.slug}/bookings`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomBytes(12).toString("hex") },
    body: JSON.stringify({
      service: "yoga",
      start: new Date(start).toISOString(),
      party,
      timezone: "America/New_York",
      customer,
    }),
  });
}

async function book(business: Business, start: number, name: string, party: number): Promise<string> {
  const email = `${randomBytes(5).toString("hex")}@example.com`;
  const response = await post(business, start, { name, email, phone: "+1 212 555 0123" }, party);
  expect(response.status, await response.clone().text()).toBe(201);
  return email;
}

/** A studio with a class of twelve, and its owner in front of the day of that class. */
async function studio(page: Page, start: number, people: Record<string, number>) {
  const business = await openBusiness({
    from: "00:00",
    to: "24:00",
    services: [{ slug: "yoga", name: "Yoga flow", capacity: 12, stepMinutes: 15, minimumNoticeMinutes: 0 }],
  });
  const mails: string[] = [];
  for (const [name, party] of Object.entries(people)) mails.push(await book(business, start, name, party));
  const home = `/dashboard/${business.slug}`;
  await signIn(page, `owner@${business.slug}.test`, home);
  await page.goto(`${home}?date=${dayOf(start)}`);
  await page
    .getByRole("link", { name: /Yoga flow/ })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Class Yoga flow" });
  await expect(panel).toBeVisible();
  return { business, mails, panel };
}

const openList = async (page: Page) => {
  await page.getByRole("link", { name: "Open the list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Yoga flow" })).toBeVisible();
};

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

test("people are checked in by heads, by keys, all at once, and back with one press", async ({ page }) => {
  const { panel } = await studio(page, soon(), { "Ada Ng": 1, "Maria Lopez": 3, "The Long Family": 6 });
  await expect(panel.getByText("10 of 12 places")).toBeVisible();
  const maria = page.getByRole("group", { name: "How many came with Maria Lopez" });
  await panel.getByRole("button", { name: "2", exact: true }).click();
  await expect(panel.getByText("Maria Lopez: 2 of 3 came.")).toBeVisible();
  await accessible(page);

  await openList(page);
  await expect(maria.getByRole("button", { name: "2", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("2 came · 1 missing · 7 awaited")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText("Ada Ng is here.")).toBeVisible();
  await expect(page.getByText("3 came · 1 missing · 6 awaited")).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Taken back.")).toBeVisible();
  await expect(page.getByText("2 came · 1 missing · 7 awaited")).toBeVisible();

  await page.getByLabel("How many came with The Long Family").selectOption({ label: "4" });
  await expect(page.getByText("6 came · 3 missing · 1 awaited")).toBeVisible();
  await page.getByLabel("How many came with The Long Family").selectOption({ label: "Not said" });
  await expect(page.getByText("2 came · 1 missing · 7 awaited")).toBeVisible();
  await page.keyboard.press("i");
  await expect(page.getByText("2 more bookings are checked in.")).toBeVisible();
  await expect(page.getByText("9 came · 1 missing · 0 awaited")).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("2 came · 1 missing · 7 awaited")).toBeVisible();
  await maria.getByRole("button", { name: "2", exact: true }).click();
  await expect(page.getByText("0 came · 10 awaited")).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Dashboard" }).first()).toBeHidden();
  await expect(page.getByRole("button", { name: "Everyone came" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Maria Lopez" })).toBeVisible();
});

test("a class never has fewer places than are sold, and is cancelled whole, with a mail to everybody", async ({
  page,
}) => {
  const tomorrow = soon() + 86_400_000;
  const { mails } = await studio(page, tomorrow, { "Jo Okafor": 1, "Maria Lopez": 3 });
  await openList(page);
  await expect(page.getByRole("button", { name: "Here" })).toHaveCount(0);
  const places = page.getByLabel("Places in this class");
  await places.fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/has 4 of 3 seats sold: Jo O\., Maria L\./)).toBeVisible();
  await expect(places).toHaveValue("3");
  await accessible(page);
  await places.fill("4");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("4 of 4 places")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add somebody" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("4 of 12 places")).toBeVisible();

  await page.getByRole("button", { name: "Cancel class" }).click();
  const dialog = page.getByRole("alertdialog", { name: /Cancel Yoga flow on/ });
  await expect(dialog).toContainText("2 bookings are cancelled: Jo Okafor, Maria Lopez.");
  await dialog.getByLabel(/Reason/).fill("The heating broke.");
  await accessible(page);
  await dialog.getByRole("button", { name: "Cancel the class" }).click();
  await expect(page.getByText("This class was cancelled.")).toBeVisible();
  for (const address of mails)
    expect((await mailTo(address, /cancelled/i)).text).toContain("The heating broke.");
});

test("the last place fought over by fifty: one has it, everybody else hears so", async () => {
  const business = await openBusiness({
    services: [{ slug: "yoga", name: "Yoga flow", capacity: 5, minimumNoticeMinutes: 0 }],
  });
  const start = Date.parse(`${dateIn(3)}T15:00:00Z`);
  await book(business, start, "The First Four", 4);
  const rival = (i: number) => ({ name: `Rival ${i}`, email: `rival-${i}-${business.slug}@example.com` });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => post(business, start, rival(i), 1)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(49).fill(409)]);
});

test("T1: another business's class looks like one that does not exist", async ({ page }) => {
  const { business } = await studio(page, soon(), { "Ada Ng": 1 });
  await openList(page);
  const path = new URL(page.url()).pathname;
  const other = await openBusiness({ services: [{ slug: "cut" }] });
  await page.context().clearCookies();
  await signIn(page, `owner@${other.slug}.test`, `/dashboard/${other.slug}`);
  for (const address of [path, path.replace(business.slug, other.slug)])
    expect((await page.request.get(address)).status(), address).toBe(404);
});

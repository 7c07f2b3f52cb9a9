import { expect, type Page, test } from "@playwright/test";
import { appUrl, type Business, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { mailTo, sandboxUrl } from "./support/mailbox.ts";
import { signIn } from "./support/sign-in.ts";

// A website on another origin frames the booking page: the sandbox's, under two names of this machine. One of them is
// listed, so the browser itself shows the difference (X10, X11).

test.use({ timezoneId: "Asia/Kathmandu", locale: "en-US" });

const listed = sandboxUrl.replace("127.0.0.1", "localhost");
const unlisted = sandboxUrl.replace("localhost", "127.0.0.1");

let business: Business;
test.beforeAll(async () => {
  business = await openBusiness({
    services: [{ slug: "cut" }, { slug: "wash", name: "Wash" }],
    embedParents: [listed],
  });
});

const website = (origin: string, { slug } = business) => `${origin}/website?show=${slug}/cut`;
const heard = (page: Page, event: string) =>
  page.locator("#heard li").filter({ hasText: new RegExp(`^${event} `) });
const inline = (page: Page) => page.frameLocator("#inline iframe");

test("in the page: a time is booked in the frame, the website hears when and nothing of whom", async ({
  page,
}) => {
  const refused: string[] = [];
  page.on("console", (line) => line.type() === "error" && refused.push(line.text()));
  await page.goto(website(listed));
  await expect(heard(page, "ready").first()).toBeVisible();
  const frame = inline(page);
  await expect(frame.getByText(/Kathmandu/).first()).toBeVisible();
  const soonest = frame.getByRole("region", { name: "Next free times" }).getByRole("button").first();
  const start = await soonest.getAttribute("value");
  await soonest.click();
  await expect(heard(page, "slot-selected")).toContainText(`"service":"cut","start":"${start}"`);
  const email = `embed-${business.slug}@example.com`;
  await frame.getByLabel("Your name").fill("Frida Frame");
  await frame.getByLabel("E-mail").fill(email);
  await frame.getByRole("button", { name: /^Book / }).click();
  await expect(frame.getByRole("heading", { name: "You are booked" })).toBeFocused();
  await expect(heard(page, "booked")).toContainText(/"id":"bkg_[0-9a-f]{32}","status":"confirmed","start":"/);
  await expect(page.locator("#heard")).not.toContainText(/Frida|@|manage/);
  await mailTo(email, /^Booked: Haircut/);
  const beside = frame.getByRole("link", { name: "Change or cancel" });
  await expect(beside).toHaveAttribute("target", "_blank");
  await expect(beside).toHaveAttribute("rel", "noopener noreferrer");
  expect(refused).toEqual([]);
});

test("the frame is as high as its page: nothing scrolls inside it", async ({ page }) => {
  await page.goto(website(listed));
  await expect(heard(page, "ready").first()).toBeVisible();
  const overflow = () =>
    page
      .frames()
      .find((frame) => frame.url().includes("/embed/"))
      ?.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  await expect.poll(overflow).toBe(0);
  await page.setViewportSize({ width: 390, height: 800 });
  await expect.poll(overflow).toBe(0);
});

test("a pop-up by keyboard: opens, is filled in, books, closes on Escape, and gives the focus back", async ({
  page,
}) => {
  await page.goto(website(listed));
  const trigger = page.getByRole("link", { name: "Book now" });
  await expect(trigger).toHaveAttribute("aria-haspopup", "dialog");
  await trigger.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Book a time" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  const frame = dialog.frameLocator("iframe");
  const soonest = frame.getByRole("region", { name: "Next free times" }).getByRole("button").nth(1);
  await expect(heard(page, "ready")).toHaveCount(2);
  await soonest.focus();
  await page.keyboard.press("Enter");
  await expect(frame.getByLabel("Your name")).toBeFocused();
  await expect(frame.getByLabel("Your name")).toHaveValue("Wanda Webb");
  await expect(frame.getByLabel("E-mail")).toHaveValue("wanda@example.com");
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("heading", { name: "You are booked" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(trigger).toBeFocused();
  await expect(heard(page, "closed")).toBeVisible();
});

test("across sites, where a frame keeps no cookie, the zone is right and the booking goes through", async ({
  page,
  context,
}) => {
  // Another port is the same site to cookies; another name is not.
  const other = await openBusiness({ services: [{ slug: "cut" }], embedParents: [unlisted] });
  await page.goto(website(unlisted, other));
  const frame = inline(page);
  await expect(frame.getByText(/Kathmandu/).first()).toBeVisible();
  await frame.getByRole("region", { name: "Next free times" }).getByRole("button").first().click();
  await frame.getByLabel("Your name").fill("Cora Cookie");
  await frame.getByLabel("E-mail").fill(`cora-${other.slug}@example.com`);
  await frame.getByRole("button", { name: /^Book / }).click();
  await expect(frame.getByRole("heading", { name: "You are booked" })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});

test("a link carries what is known in the fragment, and the page takes it out of the address", async ({
  page,
}) => {
  await page.goto(website(listed));
  await page.getByRole("link", { name: "To the booking page" }).click();
  await page.waitForURL(`${appUrl}/${business.slug}/cut`);
  await page.getByRole("region", { name: "Next free times" }).getByRole("button").nth(2).click();
  await expect(page.getByLabel("Your name")).toHaveValue("Wanda Webb");
  expect(page.url()).not.toContain("Wanda");
});

test("X10: the browser refuses the frame on a website that is not listed", async ({ page }) => {
  const refused = page.waitForEvent("console", (line) => /frame-ancestors/.test(line.text()));
  await page.goto(website(unlisted));
  await refused;
  await expect(heard(page, "ready")).toHaveCount(0);
});

test("X10: no other page may be framed, by a listed website either", async ({ request }) => {
  for (const path of [
    "/",
    `/${business.slug}`,
    `/${business.slug}/cut`,
    "/sign-in",
    "/dashboard",
    "/embed",
    "/embed/nobody",
  ]) {
    const headers = (await request.get(`${appUrl}${path}`, { maxRedirects: 0 })).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
  const embedded = (await request.get(`${appUrl}/embed/${business.slug}/cut`)).headers();
  expect(embedded["content-security-policy"]).toContain(`frame-ancestors 'self' ${listed};`);
  expect(embedded["content-security-policy"]).not.toContain("unsafe-inline");
  expect(embedded["x-frame-options"]).toBeUndefined();
});

test("X11: a greeting from elsewhere is not answered", async ({ page, context }) => {
  await page.goto(website(listed));
  await expect(heard(page, "ready").first()).toBeVisible();
  // The embedded page opened by itself has no parent to talk to, and hears nobody.
  const alone = await context.newPage();
  await alone.goto(`${appUrl}/embed/${business.slug}/cut`);
  const answers = await alone.evaluate(async () => {
    const got: unknown[] = [];
    addEventListener("message", ({ data }) => data?.type !== "hello" && got.push(data));
    postMessage({ punctual: 1, type: "hello", prefill: { name: "Eve" } }, "*");
    await new Promise((resolve) => setTimeout(resolve, 500));
    return got;
  });
  expect(answers).toEqual([]);
});

test("the owner lists a website, copies the lines and sees the page as it will be", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const own = await openBusiness({ services: [{ slug: "cut" }] });
  await signIn(page, `owner@${own.slug}.test`, `/dashboard/${own.slug}`);
  await page.goto(`/dashboard/${own.slug}/settings`);
  await page.getByRole("link", { name: "Your website" }).click();
  await expect(page.getByText("List your website above first.")).toBeVisible();
  const preview = page.frameLocator('iframe[title="How it looks"]');
  await expect(preview.getByRole("heading", { name: "Haircut" })).toBeVisible();

  const list = page.getByLabel("Addresses, one a line");
  await list.fill("juniper.example/prices\nhttp://plain.example");
  await page.getByRole("button", { name: "Save websites" }).click();
  await expect(page.getByText(/^Line 2: This is not the address of a website/).first()).toBeVisible();
  await list.fill("juniper.example/prices");
  await page.getByRole("button", { name: "Save websites" }).click();
  await expect(list).toHaveValue("https://juniper.example");
  await expect(page.getByText("List your website above first.")).toBeHidden();
  const { headers } = await page.request
    .get(`${appUrl}/embed/${own.slug}`)
    .then((got) => ({ headers: got.headers() }));
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'self' https://juniper.example;");

  await page.getByLabel("How it appears").selectOption("popup");
  await page.getByRole("button", { name: "Copy the lines" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`data-punctual="${own.slug}/cut" data-mode="popup"`);
  expect(copied).toContain(`<script src="${appUrl}/embed.js" async></script>`);
});

test("axe finds nothing in the frame's page nor in its confirmation", async ({ page }) => {
  for (const path of [`/embed/${business.slug}`, `/embed/${business.slug}/cut`]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await clean(page, path);
  }
});

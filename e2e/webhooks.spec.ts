import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { type Business, bookElsewhere, dateIn, openBusiness } from "./support/business.ts";
import { clean } from "./support/clean.ts";
import { signIn } from "./support/sign-in.ts";

test.use({ timezoneId: "America/New_York", locale: "en-US" });

interface Received {
  headers: Record<string, string>;
  text: string;
}

const received: Received[] = [];
let status = 200;
let server: Server;
let address = "";

test.beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, text });
      response.writeHead(status).end(`<b>answer ${status}</b>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
});
test.afterAll(() => server.close().closeAllConnections());

const service = { slug: "haircut", minimumNoticeMinutes: 0 };
const settings = ({ slug }: Business) => `/dashboard/${slug}/settings/webhooks`;
const types = () => received.map(({ text }) => JSON.parse(text).type);

test("an owner adds a webhook, tests it, sees bookings arrive, and sends one again", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  await signIn(page, `owner@${business.slug}.test`, settings(business));
  await expect(page.getByRole("heading", { name: "No webhooks" })).toBeVisible();
  await clean(page, "no webhooks");

  await page.getByRole("button", { name: "Add a webhook" }).click();
  await page.getByLabel("Address").fill("https://10.0.0.7/hooks");
  await page.getByRole("button", { name: "Add a webhook" }).click();
  await expect(page.getByText("This address is not on the public internet.")).toBeVisible();
  await clean(page, "an address that is refused");
  await page.getByLabel("Address").fill(address);
  await page.getByLabel("What it is for").fill("Accounting");
  await page.getByLabel("Every new booking").check();
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const made = page.getByRole("status", { name: "Your signing secret" });
  const secret = (await made.locator("code").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await clean(page, "the secret");
  await page.getByRole("button", { name: "I have copied it" }).click();
  expect(await page.content()).not.toContain(secret);
  await expect(page.getByText("Working")).toBeVisible();
  await clean(page, "the list");

  await page.getByRole("link", { name: `Open ${address}` }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/It arrived: 200 after \d+ ms\./)).toBeVisible();
  await expect(page.getByText("<b>answer 200</b>").first()).toBeVisible();
  await expect(page.getByText("Arrived").first()).toBeVisible();

  await bookElsewhere(business.slug, "haircut", `${dateIn(5)}T10:00:00-05:00`);
  await expect.poll(types).toEqual(["test", "booking.created", "booking.confirmed"]);
  for (const { text, headers } of received) new Webhook(secret).verify(text, headers);
  await page.reload();
  const line = page
    .getByRole("listitem")
    .filter({ hasText: "Every new booking" })
    .filter({ hasText: "Arrived" });
  await line.locator("summary").click();
  await expect(line.getByText(/Message evt_/)).toBeVisible();
  await clean(page, "the log");
  await line.getByRole("button", { name: /^Send again/ }).click();
  await expect.poll(types).toEqual(["test", "booking.created", "booking.confirmed", "booking.created"]);
  expect(received[3]?.headers["webhook-id"]).toBe(received[1]?.headers["webhook-id"]);
});

test("a new secret, a pause, a receiver that is gone, and no webhook any more", async ({ page }) => {
  const business = await openBusiness({ services: [service] });
  const headers = { authorization: `Bearer ${business.apiKey}`, "content-type": "application/json" };
  const body = JSON.stringify({ url: address, events: ["booking.created"] });
  const path = `/api/v1/${business.slug}/webhooks`;
  const { secret } = await (await page.request.post(path, { headers, data: body })).json();
  await signIn(page, `owner@${business.slug}.test`, settings(business));
  await page.getByRole("link", { name: `Open ${address}` }).click();

  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "New secret" }).click();
  const made = page.getByRole("status", { name: "Your signing secret" });
  const next = (await made.locator("code").textContent()) ?? "";
  expect(next).not.toBe(secret);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(/The secret before this one signs too until/)).toBeVisible();
  const before = received.length;
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect.poll(() => received.length).toBe(before + 1);
  for (const one of [secret, next])
    new Webhook(one).verify(received[before]?.text ?? "", received[before]?.headers ?? {});

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText(/^Paused on/)).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Working")).toBeVisible();

  status = 410;
  await bookElsewhere(business.slug, "haircut", `${dateIn(5)}T10:00:00-05:00`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/said that it is gone \(410\)/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  status = 200;
  await clean(page, "switched off");
  await page.getByRole("link", { name: "Given up" }).click();
  await page.getByRole("button", { name: "Send what was given up again" }).click();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => types().at(-1)).toBe("booking.created");

  await page.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText(address)).toBeVisible();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await page.waitForURL(new RegExp(`${settings(business)}$`));
  await expect(page.getByRole("heading", { name: "No webhooks" })).toBeVisible();
});

test("an API key is replaced without a gap, and others get to see none of it", async ({ page, browser }) => {
  const business = await openBusiness({ services: [service] });
  const keys = `/dashboard/${business.slug}/settings/api-keys`;
  await signIn(page, `owner@${business.slug}.test`, keys);
  await page.getByRole("button", { name: /^Replace the key/ }).click();
  const made = page.getByRole("status", { name: "Your new key" });
  const key = (await made.locator("code").textContent()) ?? "";
  expect(key).toMatch(/^pk_/);
  await clean(page, "a new key");
  for (const one of [key, business.apiKey]) {
    const headers = { authorization: `Bearer ${one}` };
    expect((await page.request.get(`/api/v1/${business.slug}/bookings`, { headers })).status()).toBe(200);
  }
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(/Replaced; still works until/)).toBeVisible();

  const other = await openBusiness({ services: [service] });
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await signIn(stranger, `owner@${other.slug}.test`, `/dashboard/${other.slug}`);
  expect((await stranger.goto(settings(business)))?.status()).toBe(404);
  await context.close();
});

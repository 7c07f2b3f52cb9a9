import { expect, type Page } from "@playwright/test";
import { mailTo } from "./mailbox.ts";

/** The sign-in link that was mailed to an address last. */
export async function linkFor(email: string): Promise<string> {
  const { text } = await mailTo(email, /sign-in link/);
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in:\n${text}`);
  return link;
}

/**
 * Opens an address that leads nowhere and holds it against what every such page has to be: a whole document in its
 * language, which says in its title and heading what is wrong and asks not to be indexed. @returns what it says.
 */
export async function expectMissing(page: Page, path: string): Promise<string> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(404);
  await expect(page.locator("html"), path).toHaveAttribute("lang", /^en/);
  await expect(page.locator("html#__next_error__"), path).toHaveCount(0);
  await expect(page.locator('meta[name="robots"]'), path).toHaveAttribute("content", /noindex/);
  const heading = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await expect(page, path).toHaveTitle(new RegExp(`^${heading}`));
  return (await page.locator("main").textContent()) ?? "";
}

import type { Page } from "@playwright/test";
import { appUrl } from "./business.ts";
import { mailTo } from "./mailbox.ts";

/** Signs a person in the way they do it: with the link in the mail. `at`: where the page is, if not at the stack's own. */
export async function signIn(page: Page, email: string, next: string, at = appUrl): Promise<void> {
  await page.goto(new URL(`/sign-in?next=${encodeURIComponent(next)}`, at).href);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  const { text } = await mailTo(email, /sign-in link/);
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in:\n${text}`);
  const { pathname, search } = new URL(link);
  await page.goto(new URL(`${pathname}${search}`, at).href);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(new URL(next, at).toString());
}

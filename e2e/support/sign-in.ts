import type { Page } from "@playwright/test";
import { appUrl } from "./business.ts";
import { mailTo } from "./mailbox.ts";

/** Signs a person in the way they do it: with the link in the mail. */
export async function signIn(page: Page, email: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  const { text } = await mailTo(email, /sign-in link/);
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in:\n${text}`);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(new URL(next, appUrl).toString());
}

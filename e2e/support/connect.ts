import { expect, type Page } from "@playwright/test";
import { signIn } from "./sign-in.ts";

/** Signs the owner of a business in and connects an account of the sandbox's Stripe that can charge. */
export async function connectStripe(page: Page, slug: string): Promise<void> {
  await signIn(page, `owner@${slug}.test`, `/dashboard/${slug}/money`);
  await page.getByRole("button", { name: "Connect Stripe" }).click();
  await page.getByRole("button", { name: "Finish everything" }).click();
  await expect(page.getByText("Stripe says that everything is there.")).toBeVisible();
}

import type { Page } from "@playwright/test";

/** Opens a page with a picker and waits until its script answers: before, a press asks the server. */
export async function openPicker(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("form") ?? {}).some((key) => key.startsWith("__reactFiber")),
  );
}

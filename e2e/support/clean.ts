import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Axe finds nothing, and nothing is wider than the window or cut off at the side of a box that hides it. */
export async function clean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n")}`),
    what,
  ).toEqual([]);
  await fits(page, what);
}

/** The second half of it alone: for pages whose words stay the same and only their room changes. */
export async function fits(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => {
    const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const cut = [...document.querySelectorAll("body *")].filter((element) => {
      const { overflowX, textOverflow, position } = getComputedStyle(element);
      const hides = overflowX === "hidden" || overflowX === "clip";
      const isOneLine = textOverflow === "ellipsis" || element instanceof HTMLInputElement;
      // Words for screen readers are cut off on purpose.
      const isUnseen = element.clientWidth <= 1 || position === "absolute";
      return hides && !isOneLine && !isUnseen && element.scrollWidth > element.clientWidth + 1;
    });
    return { wider, cut: cut.map(({ tagName, className }) => `${tagName} ${className}`) };
  });
  expect(found, what).toEqual({ wider: 0, cut: [] });
}

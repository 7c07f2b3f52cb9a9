/**
 * Keys of the dashboard. An element says with `data-shortcut` which key presses it, so that a shortcut exists exactly
 * where the thing it does is on the page.
 */
export const shortcutKeys = [
  ...(["n", "b", "c", "t", "d", "w", "l", "a", "m", "e", "i", "u", "/"] as const),
  ...(["ArrowLeft", "ArrowRight", "Escape", "?"] as const),
];
export type ShortcutKey = (typeof shortcutKeys)[number];

/** Spread on a link, button or input. */
export const shortcut = (key: ShortcutKey) => ({ "data-shortcut": key });

/** Where a key leads on pages that have nothing of their own for it. */
export type ShortcutPlaces = Partial<Record<ShortcutKey, string>>;

/** Whether a key press belongs to what has the focus: typing, lists, calendars, dialogs. */
export function isBusyWith(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return (
    target.closest(
      "input, textarea, select, [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=spinbutton], [role=grid]",
    ) !== null
  );
}

import { randomInt } from "node:crypto";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `pi_3Kf…`: the prefix says the kind, as with Stripe's own ids. */
export const newId = (prefix: string, length = 24): string =>
  `${prefix}_${Array.from({ length }, () => letters[randomInt(letters.length)]).join("")}`;

/** Stripe counts in whole seconds. */
export const seconds = (): number => Math.floor(Date.now() / 1000);

export const day = 24 * 60 * 60;

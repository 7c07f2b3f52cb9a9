import { z } from "zod";

const count = (min: number, max: number) =>
  z
    .number({ error: "Please give a whole number." })
    .int("Please give a whole number.")
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`);

/** What of a service's price is paid when booking, as the editor and the configuration send it (design 7). */
export const paymentField = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z
    .strictObject({
      kind: z.literal("deposit"),
      percent: count(1, 100).optional(),
      amount: count(1, 100_000_000).optional(),
    })
    .refine((rule) => (rule.percent === undefined) !== (rule.amount === undefined), {
      error: "Please give either a percentage or an amount.",
    }),
  z.strictObject({ kind: z.literal("full") }),
]);

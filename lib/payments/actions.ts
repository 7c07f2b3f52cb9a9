"use server";

import { z } from "zod";
import { definePublicAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { resolveManageToken } from "#lib/booking/manage-token.ts";
import { problem } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { askForPayment } from "./asking.ts";
import { openCheckout } from "./checkout.ts";

const input = z.strictObject({ token: z.string().max(64) });

/** Opens the page where a booking is paid, where there is none yet. */
export const payAction = definePublicAction({
  name: "payment.pay",
  limit: "booking:attempt",
  input,
  run: async (_context, { token }) => {
    const found = await resolveManageToken(token);
    if (!found) return err(problem("not_found"));
    const opened = await openCheckout(found.scope, found.bookingId);
    if (opened.state === "open" || opened.state === "over") return ok({ url: paths.manage(token) });
    return err(
      opened.state === "later"
        ? problem("try_again", {
            retryAfterSeconds: 5,
            detail: "The payment page did not open. Please try again.",
          })
        : problem("payment_not_possible", {
            detail: "This business cannot take payments at the moment. Please contact it directly.",
          }),
    );
  },
});

/** The same without a script: back to the page, which then has the link. No form may lead to Stripe's page itself. */
export const payPost = definePost(
  payAction,
  (text) => ({ token: text("token") }),
  ({ url }) => url,
);

/** Asks Stripe, for whoever comes back from paying, whether it has been paid: its event may be a moment behind. */
export const askAction = definePublicAction({
  name: "payment.ask",
  limit: "booking:attempt",
  input,
  run: async (_context, { token }) => {
    const found = await resolveManageToken(token);
    return found
      ? ok({ waits: await askForPayment(found.scope, found.bookingId) })
      : err(problem("not_found"));
  },
});

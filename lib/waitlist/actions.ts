"use server";

import { z } from "zod";
import { definePublicAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { slugField } from "#lib/booking/schema.ts";
import { problem } from "#lib/errors.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { isUuid } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { acceptOffer, declineOffer } from "./accepting.ts";
import { wishOfForm } from "./form-fields.ts";
import { leaveWaitlist } from "./mutations.ts";
import { joinPublicly } from "./public-joining.ts";
import { joinInput, tokenField } from "./schema.ts";
import { resolveWaitlistToken } from "./token.ts";

/** The form of the waitlist's page. Sent twice it is one place, so it needs no key of its own. */
export const joinAction = definePublicAction({
  name: "waitlist.join",
  limit: "booking:attempt",
  input: z.strictObject({ tenant: slugField, wish: joinInput }),
  run: async ({ now, request }, { tenant, wish }) => {
    const resolved = await resolveTenant(tenant);
    if (!resolved) return err(problem("not_found"));
    const { region } = await requestLanguage();
    const customer = { ...wish.customer, locale: region };
    const wanted = { ...wish, customer, source: "page" } as const;
    const joined = await joinPublicly(resolved.scope, wanted, request.ip, now);
    if (!joined.ok) return joined;
    const { token } = joined.value;
    return ok({
      url: token
        ? paths.waitlist(token, { done: "joined" })
        : paths.joinWaitlist(tenant, wish.service, { done: "again" }),
    });
  },
});

/** The same from the page's form, without a script. */
export const joinPost = definePost(
  joinAction,
  (text) => ({ tenant: text("tenant"), wish: wishOfForm(text) }),
  ({ url }) => url,
);

const answers = ["accept", "decline", "leave"] as const;

/** What is pressed on the page behind the link in a mail; the link is the proof. */
export const answerAction = definePublicAction({
  name: "waitlist.answer",
  limit: "booking:attempt",
  input: z.strictObject({
    token: tokenField,
    answer: z.string().pipe(z.enum(answers)),
    offer: z.string().max(64).optional(),
  }),
  run: async ({ now }, { token, answer, offer = "" }) => {
    const found = await resolveWaitlistToken(token);
    if (!found) return err(problem("not_found"));
    const { scope, entryId } = found;
    if (answer === "leave") {
      const left = await leaveWaitlist(scope, entryId, now);
      return left.ok ? ok({ url: paths.waitlist(token, { done: "left" }) }) : left;
    }
    if (!isUuid(offer)) return err(problem("not_found"));
    if (answer === "decline") {
      const declined = await declineOffer(scope, { entryId, offerId: offer });
      return declined.ok ? ok({ url: paths.waitlist(token, { done: "declined" }) }) : declined;
    }
    const accepted = await acceptOffer(scope, { entryId, offerId: offer }, now);
    return accepted.ok ? ok({ url: paths.manage(accepted.value.manageToken, { booked: "1" }) }) : accepted;
  },
});

/** The same from the page's forms, without a script. */
export const answerPost = definePost(
  answerAction,
  (text) => ({
    token: text("token"),
    answer: text("answer"),
    ...(text("offer") ? { offer: text("offer") } : {}),
  }),
  ({ url }) => url,
);

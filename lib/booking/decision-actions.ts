"use server";

import { z } from "zod";
import { definePublicAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { problem } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { answerRequest } from "./approval.ts";
import { resolveDecisionToken } from "./decision-token.ts";
import { textField } from "./schema.ts";

/** Yes or no from the page behind the link in a mail to the business; the link is the proof. */
export const decideAction = definePublicAction({
  name: "booking.decide",
  limit: "booking:attempt",
  input: z.strictObject({
    token: z.string().max(120),
    version: z.int(),
    approve: z.boolean(),
    reason: textField(500).optional(),
  }),
  run: async ({ now }, { token, version, approve, reason }) => {
    const found = await resolveDecisionToken(token);
    if (!found) return err(problem("not_found"));
    const { scope, bookingId } = found;
    const actor = { kind: "mail_link" } as const;
    const request = { bookingId, expectedVersion: version, actor, approve, reason };
    const answered = await answerRequest(scope, request, now);
    return answered.ok ? ok({ url: paths.decide(token) }) : answered;
  },
});

/** The same from the page's forms, without a script. */
export const decidePost = definePost(
  decideAction,
  (text) => ({
    token: text("token"),
    version: Number(text("version")),
    approve: text("answer") === "yes",
    reason: text("reason") || undefined,
  }),
  ({ url }) => url,
);

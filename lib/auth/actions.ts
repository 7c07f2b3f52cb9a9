"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { definePublicAction, defineUserAction } from "#lib/actions/define.ts";
import { definePost } from "#lib/actions/post.ts";
import { problem } from "#lib/errors.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { landingFor } from "./landing.ts";
import { mailSignInLink, renameUser } from "./mutations.ts";
import { safeNext } from "./next-path.ts";
import { confirmInput, renameInput, signInInput } from "./schema.ts";
import { endSession, startSession } from "./session.ts";
import { deleteEverySession } from "./sessions.ts";
import { consumeSignInLink } from "./sign-in-link.ts";

/** Answers alike whatever the address is (case A16). */
export const requestSignInAction = definePublicAction({
  name: "auth.request-link",
  limit: "sign-in:ip",
  input: signInInput,
  run: async ({ request }, { email, next }) => {
    const path = next === undefined ? undefined : safeNext(next, "");
    return mailSignInLink(email, path || undefined, await requestLanguage(), request);
  },
});

/** The same from the form itself, with or without a script. */
export const requestSignInPost = definePost(requestSignInAction, (text) => ({
  email: text("email"),
  next: text("next") || undefined,
}));

/** The button behind the mailed link: the only thing that uses the link up (cases A9, A17). */
export const confirmSignInAction = definePublicAction({
  name: "auth.confirm-link",
  limit: "sign-in:confirm",
  input: confirmInput,
  run: async ({ request }, { token, next }) => {
    const person = await consumeSignInLink(token);
    if (!person) return err(problem("not_found"));
    await startSession(person.userId, request.userAgent);
    return redirect(safeNext(next, await landingFor(person.userId)));
  },
});

export const confirmSignInPost = definePost(confirmSignInAction, (text) => ({
  token: text("token"),
  next: text("next") || undefined,
}));

export const signOutAction = defineUserAction({
  name: "auth.sign-out",
  input: z.strictObject({}),
  run: async () => {
    await endSession();
    return redirect(paths.home());
  },
});

export const signOutPost = definePost(signOutAction, () => ({}));

export const signOutEverywhereAction = defineUserAction({
  name: "auth.sign-out-everywhere",
  input: z.strictObject({}),
  run: async ({ user }) => {
    await deleteEverySession(user.id);
    await endSession();
    return redirect(paths.signIn());
  },
});

export const signOutEverywherePost = definePost(signOutEverywhereAction, () => ({}));

export const renameUserAction = defineUserAction({
  name: "auth.rename",
  input: renameInput,
  run: async ({ user }, { name }) => {
    await renameUser(user.id, name === "" ? null : name);
    return ok(null);
  },
  revalidate: () => [paths.account()],
});

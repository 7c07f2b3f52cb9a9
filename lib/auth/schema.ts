import { z } from "zod";
import { lineField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";

/** Where to go afterwards; next-path.ts judges the text. */
const nextField = z.string().max(500).optional();

export const signInInput = z.strictObject({ email: emailField, next: nextField });

/** A mailed link's token, as createSignInLink makes them. */
export const signInToken = z.string().regex(/^l_[A-Za-z0-9_-]{32}$/);

export const confirmInput = z.strictObject({ token: z.string().max(100), next: nextField });

export const renameInput = z.strictObject({ name: lineField(80) });

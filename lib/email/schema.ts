import { z } from "zod";
import { parseMailbox } from "./address.ts";

const messages = {
  empty: "Please enter an e-mail address.",
  too_long: "This e-mail address is too long.",
  malformed: "Please enter one e-mail address, such as ana@example.com.",
} as const;

/** One mailbox: a string in, `{ address, key }` out (address.ts). The refusal is a sentence for the person who typed. */
export const emailField = z
  .string({ error: messages.malformed })
  .max(320, { error: messages.too_long, abort: true })
  .meta({ description: "One plain e-mail address.", example: "ana@example.com" })
  .transform((text, context) => {
    const mailbox = parseMailbox(text);
    if (mailbox.ok) return mailbox.value;
    context.issues.push({ code: "custom", message: messages[mailbox.error], input: text });
    return z.NEVER;
  });

import { platformDb } from "#lib/db/client.ts";
import type { Mailbox } from "#lib/email/address.ts";
import { createMailer } from "#lib/email/mailer.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import type { Language } from "#lib/i18n/locales.ts";
import { logFor } from "#lib/log.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { RequestFacts } from "#lib/request.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { consume } from "#lib/security/rate-limit.ts";
import { createSignInLink, linkMinutes } from "./sign-in-link.ts";
import { signInMail } from "./sign-in-mail.ts";

/**
 * Mails a sign-in link. What happens and how long it takes is the same for known and unknown addresses (A16): nobody
 * looks until the link is used. Sent here and not by the worker, because the person is waiting in front of the page.
 */
export async function mailSignInLink(
  { address, key }: Mailbox,
  next: string | undefined,
  language: Language,
  request: Pick<RequestFacts, "id">,
): Promise<Result<null, Problem>> {
  const allowed = await consume("sign-in:address", key);
  if (!allowed.ok) return allowed;
  const { id, token } = await createSignInLink(key);
  const url = absolute(env().APP_URL, paths.signInConfirm(token, next));
  const mail = await signInMail({ from: env().MAIL_FROM, to: address, url, minutes: linkMinutes, language });
  const mailer = createMailer({
    apiKey: env().RESEND_API_KEY,
    ...(env().RESEND_BASE_URL ? { baseUrl: env().RESEND_BASE_URL } : {}),
    timeoutMs: 8_000,
  });
  const sent = await mailer.send(mail, `sign-in/${id}`);
  if (sent.ok) return ok(null);
  logFor({ requestId: request.id }).error(
    { mail: "sign-in", code: sent.error.code },
    "A sign-in mail was not taken.",
  );
  return err(problem("try_again", { retryAfterSeconds: sent.error.retryAfterSeconds ?? 30 }));
}

/** What colleagues see; null takes the name away. */
export async function renameUser(userId: string, name: string | null): Promise<void> {
  await platformDb().user.update({ where: { id: userId }, data: { name } });
}

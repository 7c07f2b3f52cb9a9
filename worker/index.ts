import { appDb, platformDb } from "#lib/db/client.ts";
import { renderMail } from "#lib/email/layout/render.tsx";
import { createMailer } from "#lib/email/mailer.ts";
import { readSender } from "#lib/email/sender.ts";
import { checkEnv, env } from "#lib/env.ts";
import { rootLog } from "#lib/log.ts";
import { timeZoneWarning } from "#lib/time/sentinel.ts";
import { sendMessages } from "./messages.ts";
import { runPeriodicJobs } from "./periodic.ts";

const wrong = checkEnv(process.env);
if (wrong.length > 0) {
  console.error(["The worker does not start:", ...wrong.map((sentence) => `- ${sentence}`)].join("\n"));
  process.exit(1);
}

const stopping = new AbortController();
const stop = () => stopping.abort();
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// A parent that was killed cannot say goodbye; its channel closes all the same.
process.once("disconnect", stop);

const { RESEND_API_KEY, RESEND_BASE_URL, APP_URL, MAIL_FROM } = env();
const mailer = createMailer({
  apiKey: RESEND_API_KEY,
  ...(RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : {}),
});
const installation = { appUrl: APP_URL, senderAddress: readSender(MAIL_FROM).address };

// The first mail would pay for loading the templates; customers wait for it (2 s).
await renderMail({ locale: "en", sender: { name: "" }, preview: "", headline: "", paragraphs: [] });

const log = rootLog();
const stale = timeZoneWarning();
if (stale) log.warn(stale);
log.info("worker ready");
process.send?.({ ready: true });

await Promise.all([
  sendMessages({ mailer, installation }, stopping.signal),
  runPeriodicJobs(stopping.signal),
]);
log.info("worker stopped");
await Promise.all([appDb().$disconnect(), platformDb().$disconnect()]);
process.exit(0);

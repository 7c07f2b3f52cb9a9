import { appDb, platformDb } from "#lib/db/client.ts";
import { renderMail } from "#lib/email/layout/render.tsx";
import { createMailer } from "#lib/email/mailer.ts";
import { readSender } from "#lib/email/sender.ts";
import { env } from "#lib/env.ts";
import { rootLog } from "#lib/log.ts";
import { timeZoneWarning } from "#lib/time/sentinel.ts";
import { sendMessages } from "./messages.ts";
import { runPeriodicJobs } from "./periodic.ts";
import { sendWebhooks } from "./webhooks.ts";

/** What the worker works with; an environment that is not complete ends it with sentences and no stack. */
function settings() {
  try {
    const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, APP_URL: appUrl, MAIL_FROM } = env();
    const mailer = createMailer({ apiKey, ...(baseUrl ? { baseUrl } : {}) });
    return { mailer, installation: { appUrl, senderAddress: readSender(MAIL_FROM).address } };
  } catch (error) {
    console.error(`The worker does not start. ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
const tools = settings();

const stopping = new AbortController();
const stop = () => stopping.abort();
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// A parent that was killed cannot say goodbye; its channel closes all the same.
process.once("disconnect", stop);

// The first mail would pay for loading the templates; customers wait for it (2 s).
await renderMail({ locale: "en", sender: { name: "" }, preview: "", headline: "", paragraphs: [] });

const log = rootLog();
const stale = timeZoneWarning();
if (stale) log.warn(stale);
log.info("worker ready");
process.send?.({ ready: true });

await Promise.all([
  sendMessages(tools, stopping.signal),
  sendWebhooks(stopping.signal),
  runPeriodicJobs(stopping.signal),
]);
log.info("worker stopped");
await Promise.all([appDb().$disconnect(), platformDb().$disconnect()]);
process.exit(0);

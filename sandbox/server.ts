import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { asset } from "./assets.ts";
import { control } from "./control.ts";
import { createFaults } from "./faults.ts";
import { homePage } from "./home.ts";
import { notFound } from "./html.ts";
import { type Call, json, type Reply, readCall, writeReply } from "./http.ts";
import { mailboxRoom } from "./mailbox/room.ts";
import { type Mailbox, openMailbox } from "./mailbox/store.ts";
import { createResendApi, isResendCall } from "./resend/api.ts";
import { announce, type WebhookTarget } from "./resend/webhooks.ts";
import type { StripeWebhookTarget } from "./stripe/core/webhooks.ts";
import { openStripe, type SandboxStripe } from "./stripe/index.ts";
import { websitePage } from "./website/page.ts";

export interface SandboxOptions {
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Where received mail is kept; without it a restart forgets. */
  dataDir?: string | null;
  /** The one API key that is let in; without it any key is. */
  resendApiKey?: string | null;
  /** Where delivery events go; without it there are none. */
  webhook?: WebhookTarget | null;
  /** The one secret key of Stripe that is let in; without it any key is. */
  stripeSecretKey?: string | null;
  /** Where Stripe's events go; without it there are none. */
  stripeWebhook?: StripeWebhookTarget | null;
  /** Where the installation answers, for the website that frames it; without it there is no such website. */
  appUrl?: string | null;
}

export interface Sandbox {
  url: string;
  port: number;
  mailbox: Mailbox;
  stripe: SandboxStripe;
  close(): Promise<void>;
}

const loopback = ["127.0.0.1", "localhost", "::1", "[::1]"];

/** Starts the stand-ins (contract 6). Throws where the host is not loopback or the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = "127.0.0.1" } = options;
  if (!loopback.includes(host)) throw new Error(`The sandbox listens on loopback only, not on "${host}".`);
  const mailbox = await openMailbox(
    options.dataDir ? join(options.dataDir, "sandbox", "mailbox.jsonl") : null,
  );
  const faults = createFaults();
  const { webhook = null } = options;
  const resend = createResendApi({
    apiKey: options.resendApiKey ?? null,
    faults,
    mailbox,
    accepted: (mail) =>
      void (webhook && mail.scheduledAt === null && announce(webhook, mailbox, faults, mail)),
  });
  let url = `http://127.0.0.1:${options.port}`;
  const stripeWebhook = options.stripeWebhook ?? null;
  const stripe = await openStripe({
    dataDir: options.dataDir ?? null,
    secretKey: options.stripeSecretKey ?? null,
    webhook: stripeWebhook,
    faults,
    origin: () => url,
  });
  const apiFaults = ["status", "timeout", "drop"] as const;
  const allFaults = [...apiFaults, "reorder", "duplicate"] as const;
  const vendors = {
    resend: webhook ? allFaults : apiFaults,
    stripe: stripeWebhook ? allFaults : apiFaults,
  };
  const route = async (call: Call): Promise<Reply> => {
    if (isResendCall(call)) return resend(call);
    if (call.url.pathname.startsWith("/control/")) return control({ mailbox, stripe, faults, vendors }, call);
    const fromStripe = await stripe.reply(call);
    if (fromStripe) return fromStripe;
    if (call.url.pathname === "/mailbox" || call.url.pathname.startsWith("/mailbox/"))
      return mailboxRoom(mailbox, call);
    if (call.url.pathname === "/website" && options.appUrl) return websitePage(call, options.appUrl);
    if (call.url.pathname === "/") return homePage(mailbox, stripe.world, Boolean(options.appUrl));
    return (await asset(call.url.pathname)) ?? notFound();
  };

  const stopping = new AbortController();
  const server = createServer((request, response) => {
    answer(request, response, stopping.signal, route).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, () => resolve());
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    mailbox,
    stripe,
    async close() {
      stopping.abort();
      stripe.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A page elsewhere must neither read sign-in links by a rebound name nor delete the mail with a form. */
function isStranger(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const site = request.headers["sec-fetch-site"];
  const changes = request.method !== "GET" && request.method !== "HEAD";
  return (
    !loopback.includes(host) || (changes && site !== undefined && site !== "same-origin" && site !== "none")
  );
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  stopping: AbortSignal,
  route: (call: Call) => Promise<Reply>,
): Promise<void> {
  const left = new AbortController();
  response.once("close", () => left.abort());
  if (isStranger(request))
    return writeReply(response, json(403, { error: "The sandbox serves this machine only." }));
  const call = await readCall(request, AbortSignal.any([left.signal, stopping]));
  writeReply(response, call ? await route(call) : json(413, { error: "The request is larger than 45 MB." }));
}

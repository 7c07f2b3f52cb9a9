import { z } from "zod";
import { err, ok, type Result } from "#lib/result.ts";
import { deauthorize, enableCharges, finishOnboarding } from "./accounts/account.ts";
import { endSubscription, renew } from "./billing/subscribe.ts";
import { answerBank, paySession, settleSession } from "./checkout/pay.ts";
import { expireSession } from "./checkout/session.ts";
import { type Desk, need } from "./core/desk.ts";
import { type Kind, kindOf } from "./core/kinds.ts";
import { invalid, Refusal } from "./core/refusal.ts";
import type { World } from "./core/world.ts";
import { cardByAlias, cardByNumber } from "./payments/cards.ts";
import { settleIntent } from "./payments/confirm.ts";
import { closeDispute, openDispute } from "./payments/disputes.ts";
import { payOut } from "./payments/payouts.ts";
import { failRefund, settleRefund } from "./payments/refunds.ts";

const id = z.string().min(1);
const yes = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

interface Action {
  /** In which field the id is that says whose store it is about; `platform` for what the platform itself keeps. */
  about: string;
  run(desk: Desk, body: unknown): object;
}

const action = <T>(about: string, schema: z.ZodType<T>, work: (desk: Desk, given: T) => object): Action => ({
  about,
  run(desk, body) {
    const read = schema.safeParse(body);
    if (!read.success) throw invalid(z.prettifyError(read.error).replaceAll("\n", " "));
    return work(desk, read.data);
  },
});

function payWith(name: string) {
  if (name === "bank") return "bank";
  const card = cardByNumber(name) ?? cardByAlias(name);
  if (!card)
    throw invalid(
      `Unknown test card: ${name}. Give a number such as 4242424242424242, an id such as pm_card_visa, or "bank".`,
    );
  return card;
}

const accountOf = (desk: Desk, account: string) =>
  need({ ...desk, store: desk.platform }, "account", account);

/**
 * What tests and the buttons of the room can make happen: `POST /control/stripe/{name}` with this JSON.
 *
 * - `pay` { session, card = "4242424242424242" | "pm_card_…" | "bank", email?, name?, authenticated? }: the customer
 *   pays without a browser; a card that asks its owner waits unless `authenticated` is true
 * - `authenticate` { session, agrees }: answers the bank's question
 * - `expire` { session }
 * - `settle` { session | payment_intent, succeeds }: the money of a bank debit has arrived, or never will
 * - `refund` { refund, succeeds, reason? }: settles a pending refund, or lets any refund fail
 * - `dispute` { charge, reason? }, `close-dispute` { dispute, won }
 * - `renew` { subscription, succeeds }, `end-subscription` { subscription }
 * - `onboard` { account, bank = true }: `bank: false` leaves the bank details out
 * - `charges` { account, enabled }, `deauthorize` { account }
 * - `resend` { event }: delivers an event once more, however old
 * - `payout` { account = null, currency = "usd" }: pays out all that is there
 */
export const actions: Record<string, Action> = {
  pay: action(
    "session",
    z.strictObject({
      session: id,
      card: z.string().default("4242424242424242"),
      email: z.string().optional(),
      name: z.string().optional(),
      authenticated: yes.default(false),
    }),
    (desk, { session, card, email = null, name = null, authenticated }) =>
      paySession(desk, session, { with: payWith(card), email, name, authenticated }),
  ),
  authenticate: action("session", z.strictObject({ session: id, agrees: yes }), (desk, { session, agrees }) =>
    answerBank(desk, need(desk, "checkout.session", session), agrees),
  ),
  expire: action("session", z.strictObject({ session: id }), (desk, { session }) =>
    expireSession(desk, need(desk, "checkout.session", session)),
  ),
  settle: action(
    "session payment_intent",
    z.strictObject({ session: id.optional(), payment_intent: id.optional(), succeeds: yes }),
    (desk, { session, payment_intent, succeeds }) => {
      const of =
        session ??
        desk.store.list("checkout.session").find((one) => one.payment_intent === payment_intent)?.id;
      return of
        ? settleSession(desk, need(desk, "checkout.session", of), succeeds)
        : settleIntent(desk, need(desk, "payment_intent", payment_intent ?? ""), succeeds);
    },
  ),
  refund: action(
    "refund",
    z.strictObject({ refund: id, succeeds: yes, reason: z.string().default("lost_or_stolen_card") }),
    (desk, { refund, succeeds, reason }) =>
      succeeds
        ? settleRefund(desk, need(desk, "refund", refund))
        : failRefund(desk, need(desk, "refund", refund), reason),
  ),
  dispute: action(
    "charge",
    z.strictObject({ charge: id, reason: z.string().default("fraudulent") }),
    (desk, { charge, reason }) => openDispute(desk, need(desk, "charge", charge), reason),
  ),
  "close-dispute": action("dispute", z.strictObject({ dispute: id, won: yes }), (desk, { dispute, won }) =>
    closeDispute(desk, need(desk, "dispute", dispute), won),
  ),
  renew: action("subscription", z.strictObject({ subscription: id, succeeds: yes }), (desk, given) =>
    renew(desk, need(desk, "subscription", given.subscription), given.succeeds),
  ),
  "end-subscription": action("subscription", z.strictObject({ subscription: id }), (desk, { subscription }) =>
    endSubscription(desk, need(desk, "subscription", subscription)),
  ),
  onboard: action(
    "platform",
    z.strictObject({ account: id, bank: yes.default(true) }),
    (desk, { account, bank }) => finishOnboarding(desk, accountOf(desk, account), bank ? "nothing" : "bank"),
  ),
  charges: action("platform", z.strictObject({ account: id, enabled: yes }), (desk, { account, enabled }) =>
    enableCharges(desk, accountOf(desk, account), enabled),
  ),
  deauthorize: action("platform", z.strictObject({ account: id }), (desk, { account }) => {
    deauthorize(desk, accountOf(desk, account));
    return { id: account, deauthorized: true };
  }),
  resend: action("event", z.strictObject({ event: id }), (desk, { event }) => {
    const again = desk.store.update("event", event, { pending_webhooks: desk.listeners });
    desk.events.push(again);
    return again;
  }),
  payout: action(
    "account",
    z.strictObject({ account: id.nullable().default(null), currency: z.string().default("usd") }),
    (desk, { currency }) => payOut(desk, currency),
  ),
};

/** Does it, or says in a sentence why not. */
export async function act(
  world: World,
  name: string,
  body: Record<string, unknown>,
): Promise<Result<object, { status: number; message: string }>> {
  const wanted = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!wanted)
    return err({ status: 404, message: `Unknown action. Known: ${Object.keys(actions).join(", ")}, fault.` });
  const store = whose(world, wanted.about, body);
  if (!store)
    return err({
      status: 422,
      message: `Say what it is about: ${wanted.about} must be the id of something that exists.`,
    });
  try {
    return ok(await world.operate(store, {}, (desk) => wanted.run(desk, body)));
  } catch (error) {
    if (error instanceof Refusal) return err({ status: 422, message: error.message });
    throw error;
  }
}

function whose(world: World, about: string, body: Record<string, unknown>) {
  if (about === "platform") return world.platform;
  if (about === "account") {
    const { account } = body;
    if (typeof account !== "string" || account === "") return world.platform;
    return world.platform.find("account", account) ? world.storeOf(account) : null;
  }
  const given = about
    .split(" ")
    .map((field) => body[field])
    .find((value) => typeof value === "string");
  const kind: Kind | null = typeof given === "string" ? kindOf(given) : null;
  return kind && typeof given === "string" ? world.whereIs(kind, given) : null;
}

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadBooking } from "#lib/agenda/detail.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours } from "#lib/db/testing/fixture.ts";
import { newId, referenceOf, showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { readCsv } from "#lib/transfer/csv.ts";
import { connectAccount } from "./account.ts";
import { ledgerChunks } from "./ledger-file.ts";
import { loadMoney } from "./loaders.ts";
import { loadPayouts } from "./payout-loaders.ts";
import { disconnectAction, refreshAccountAction, refundAction, saveHoldAction } from "./staff-actions.ts";
import {
  bookUnpaid,
  type PayingTenant,
  payingSalon,
  type StripeHarness,
  startStripe,
  workAll,
} from "./testing.ts";

// Who is signed in is the only thing that stands in for a browser here; the rest is the application's own.
const { signedIn } = vi.hoisted(() => ({
  signedIn: { user: null as { id: string; email: string; name: null } | null },
}));
vi.mock("#lib/auth/session.ts", () => ({ currentUser: async () => signedIn.user }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ origin: "http://localhost:3000" }) }));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

let environment: TestEnvironment;
let stripe: StripeHarness;
let a: PayingTenant;
let b: PayingTenant;
/** Of salon a: paid $9.00. */
let booked: string;
let hour = 60;

async function bookPaid(salon: PayingTenant): Promise<string> {
  const { bookingId, session } = await bookUnpaid(salon, inHours(hour++));
  await stripe.act("pay", { session });
  await stripe.takeAll();
  return bookingId;
}

/** From now on somebody with this role in salon a is signed in. */
async function signIn(role: "owner" | "admin" | "staff", { tenantId } = a): Promise<void> {
  const db = platformDb();
  const [id, email] = [newId(), `${role}-${newId()}@example.com`];
  await db.user.create({ data: { id, email } });
  await db.member.create({ data: { tenantId, id: newId(), userId: id, role } });
  signedIn.user = { id, email, name: null };
}

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
  [a, b] = [await payingSalon(stripe), await payingSalon(stripe)];
  booked = await bookPaid(a);
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

describe("T1: nobody sees another business's money", () => {
  test("payments, account, refunds and the booking's own", async () => {
    const [own, foreign] = [await loadMoney(a.scope), await loadMoney(b.scope)];
    expect(own).toMatchObject({
      available: true,
      account: { state: "ready", stripeAccountId: a.account, requirements: [] },
      payments: [{ amount: { amount: 900, currency: "USD" }, booking: { id: showId("booking", booked) } }],
      next: null,
    });
    expect(foreign).toMatchObject({ account: { stripeAccountId: b.account }, payments: [], unsettled: [] });
    const owner = { kind: "member", userId: newId(), role: "owner", staffId: null } as const;
    expect(await loadBooking(b.scope, owner, showId("booking", booked))).toBeNull();
    expect(await loadBooking(a.scope, owner, showId("booking", booked))).toMatchObject({
      money: { paid: { amount: 900 }, left: { amount: 900 }, unpaidUntil: null, refunds: [] },
    });
  });

  test("the ledger of one has nothing of the other", async () => {
    const text = async (salon: PayingTenant) =>
      (await Array.fromAsync(ledgerChunks(salon.scope, "America/New_York"))).join("");
    expect((await text(b)).split("\r\n")).toHaveLength(2);
    expect(await text(a)).toContain(referenceOf(booked).toUpperCase());
  });

  test("a foreign booking cannot be refunded, whoever asks", async () => {
    await signIn("owner", b);
    const foreign = { booking: showId("booking", booked), amount: 100, note: "" };
    expect(await refundAction(b.slug, foreign)).toMatchObject({ error: { code: "not_found" } });
    expect(await refundAction(a.slug, foreign)).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("who may do what", () => {
  const everything = () => [
    refundAction(a.slug, { booking: showId("booking", booked), amount: 100, note: "" }),
    refreshAccountAction(a.slug, {}),
    disconnectAction(a.slug, {}),
    saveHoldAction(a.slug, { minutes: 60 }),
  ];
  const ledger = async () => {
    const { GET } = await import("#app/dashboard/[tenant]/money/ledger/route.ts");
    return GET(new Request("http://localhost:3000/"), { params: Promise.resolve({ tenant: a.slug }) });
  };

  test.each(["staff", "nobody"] as const)("%s: nothing, and nothing changes", async (who) => {
    if (who === "staff") await signIn("staff");
    else signedIn.user = null;
    const code = who === "staff" ? "forbidden" : "unauthenticated";
    for (const result of await Promise.all(everything())) expect(result).toMatchObject({ error: { code } });
    expect((await ledger()).status).toBe(404);
    expect(await loadMoney(a.scope)).toMatchObject({
      account: { state: "ready" },
      payments: [{ refunded: { amount: 0 } }],
    });
  });

  test("an admin takes the ledger, and that is written down", async () => {
    await signIn("admin");
    const file = await ledger();
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("content-disposition")).toMatch(/-ledger-\d{4}-\d\d-\d\d\.csv"/);
    expect((await file.text()).split("\r\n")[0]).toBe(
      "date,kind,amount,currency,booking,stripe_reference,balance",
    );
    const [entry] = await platformDb().auditEntry.findMany({
      where: { tenantId: a.tenantId, action: "export.taken" },
    });
    expect(entry).toMatchObject({ target: "ledger", actorId: signedIn.user?.id });
  });

  test("the time that unpaid bookings keep: 30 minutes to a day, and from the next one on", async () => {
    await signIn("admin");
    for (const minutes of [29, 1441, 45.5])
      expect(await saveHoldAction(a.slug, { minutes })).toMatchObject({
        error: { code: "invalid", errors: [{ path: "minutes" }] },
      });
    expect(await saveHoldAction(a.slug, { minutes: 120 })).toMatchObject({ ok: true });
    const { bookingId } = await bookUnpaid(a, inHours(hour++));
    const { holdExpiresAt } = await platformDb().booking.findFirstOrThrow({ where: { id: bookingId } });
    expect(Math.round((Number(holdExpiresAt) - Date.now()) / 60_000)).toBe(120);
  });
});

describe("giving money back by hand", () => {
  test("more than is left, nothing, and a foreign shape are refused at the amount; a part goes back", async () => {
    await signIn("owner");
    const paid = await bookPaid(a);
    const give = (amount: number) =>
      refundAction(a.slug, { booking: showId("booking", paid), amount, note: "Was ill" });
    const atAmount = { error: { code: "invalid", errors: [{ path: "amount" }] } };
    for (const amount of [0, -5, 901, 1.5]) expect(await give(amount)).toMatchObject(atAmount);
    expect(await give(400)).toMatchObject({ ok: true, value: { amount: 400, currency: "USD" } });
    expect(await give(501)).toMatchObject(atAmount);
    expect((await loadMoney(a.scope)).unsettled).toMatchObject([
      { amount: { amount: 400 }, state: "wanted", cause: "staff", note: "Was ill" },
    ]);
    await workAll(a);
    const { payments, unsettled } = await loadMoney(a.scope);
    expect(payments[0]).toMatchObject({ refunded: { amount: 400 } });
    expect(unsettled).toEqual([]);
  });

  test("a disputed payment cannot go back, and the sentence says why", async () => {
    await signIn("owner");
    const paid = await bookPaid(a);
    const [{ stripeChargeId } = { stripeChargeId: "" }] = await platformDb().payment.findMany({
      where: { bookingId: paid },
    });
    await stripe.act("dispute", { charge: stripeChargeId });
    await stripe.takeAll();
    expect(
      await refundAction(a.slug, { booking: showId("booking", paid), amount: 900, note: "" }),
    ).toMatchObject({ error: { code: "payment_not_possible", detail: /disputes/ } });
    const [{ payments, disputed }, foreign] = [await loadMoney(a.scope), await loadMoney(b.scope)];
    expect(payments[0]).toMatchObject({ dispute: "open" });
    expect(disputed).toMatchObject([{ booking: { id: showId("booking", paid) } }]);
    expect(foreign.disputed).toEqual([]);
  });

  test("one that failed needs a look until it went back after all", async () => {
    await signIn("owner");
    const paid = await bookPaid(a);
    const give = () => refundAction(a.slug, { booking: showId("booking", paid), amount: 900, note: "" });
    await give();
    await workAll(a);
    const { stripeRefundId } = await platformDb().refund.findFirstOrThrow({ where: { bookingId: paid } });
    await stripe.act("refund", { refund: stripeRefundId, succeeds: false });
    await stripe.takeAll();
    expect((await loadMoney(a.scope)).unsettled).toMatchObject([
      { state: "failed", booking: { id: showId("booking", paid) } },
    ]);
    expect(await give()).toMatchObject({ ok: true });
    await workAll(a);
    expect((await loadMoney(a.scope)).unsettled).toEqual([]);
  });
});

test("the ledger as a file: one line per movement, numbers that add up, and a balance beside each", async () => {
  const text = (await Array.fromAsync(ledgerChunks(a.scope, "Asia/Kathmandu"))).join("");
  const read = await readCsv(text);
  const [head = [], ...rows] = read.ok ? read.value : [];
  const at = (name: string, row: string[]) => row[head.indexOf(name)] ?? "";
  const cents = (value: string) => Math.round(Number(value) * 100);
  expect(text).not.toContain("'");
  let sum = 0;
  for (const row of rows) {
    expect(at("date", row)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(at("amount", row)).toMatch(/^-?\d+\.\d\d$/);
    sum += cents(at("amount", row));
    expect(cents(at("balance", row))).toBe(sum);
  }
  const total = await platformDb().ledgerEntry.aggregate({
    where: { tenantId: a.tenantId },
    _sum: { amount: true },
    _count: true,
  });
  expect([rows.length, sum]).toEqual([total._count, total._sum.amount]);
});

test("balance and payouts are read from Stripe; while it is silent the page has a sentence, soon", async () => {
  await bookPaid(a);
  await stripe.act("payout", { account: a.account });
  const found = await loadPayouts(a.scope, a.account);
  const [{ currency, available, pending } = { currency: "", available: 1, pending: 0 }] = found?.funds ?? [];
  expect([currency, available + pending]).toEqual(["USD", 0]);
  expect(found?.payouts).toMatchObject([{ currency: "USD", state: "paid", failure: "" }]);
  expect(await loadPayouts(b.scope, b.account)).toMatchObject({ payouts: [] });
  await stripe.fault({ kind: "timeout", times: 2 });
  const begun = performance.now();
  expect(await loadPayouts(a.scope, a.account)).toBeNull();
  expect(performance.now() - begun).toBeLessThan(6_000);
});

test("connecting leads to Stripe's own page and back to the Money page", async () => {
  await disconnected(b);
  const url = await connectAccount(b.scope, "somebody");
  expect(url.ok && url.value).toContain("/c/onboarding/");
  const sent = { method: "POST", redirect: "manual", body: new URLSearchParams({ choice: "back" }) } as const;
  const back = await fetch(url.ok ? url.value : "", sent);
  expect(back.headers.get("location")).toContain(paths.dashboard.money(b.slug, { connected: "1" }));
  expect((await loadMoney(b.scope)).account).toMatchObject({ state: "opening", chargesEnabled: false });
});

const disconnected = async (salon: PayingTenant) => {
  await signIn("owner", salon);
  expect(await disconnectAction(salon.slug, {})).toMatchObject({ ok: true });
  expect((await loadMoney(salon.scope)).account).toBeNull();
};

import Stripe from "stripe";
import { beforeAll, expect, test } from "vitest";
import { apiVersion } from "../core/desk.ts";
import { routes } from "../routes.ts";
import { createOracle, type Oracle } from "./oracle.ts";

let oracle: Oracle;
beforeAll(async () => {
  oracle = await createOracle();
});

const refund = {
  id: "re_1",
  object: "refund",
  amount: 5,
  balance_transaction: null,
  charge: null,
  created: 1,
  currency: "usd",
  customer: null,
  customer_account: null,
  metadata: {},
  payment_intent: null,
  payment_method: null,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: "succeeded",
  transfer_reversal: null,
};
const ask = (params: string, answer: object = refund) =>
  oracle.judge({ method: "POST", path: "/v1/refunds", params, status: 200, answer });

test("the oracle sees what is missing, too much, mistyped, or not a value of the SDK's", () => {
  expect(ask("amount=5&payment_intent=pi_1")).toEqual([]);
  expect(ask("amuont=5")[0]).toContain("must NOT have additional properties");
  expect(ask("amount=five")[0]).toContain("must be number");
  expect(ask("reason=bored")).not.toEqual([]);
  const { currency: _, ...rest } = refund;
  expect(ask("", rest)[0]).toContain("currency");
  expect(ask("", { ...refund, surprise: 1 })[0]).toContain("surprise");
  expect(ask("", { ...refund, amount: "5" })).not.toEqual([]);
});

test("every route has its type, and the stand-in speaks the SDK's version", () => {
  expect(oracle.routes.toSorted()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).toSorted());
  expect(apiVersion).toBe(Stripe.API_VERSION);
});

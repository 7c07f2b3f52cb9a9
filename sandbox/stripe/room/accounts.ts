import type Stripe from "stripe";
import { html } from "../../html.ts";
import type { World } from "../core/world.ts";
import { totals } from "../payments/ledger.ts";
import { shownAmount } from "../payments/money.ts";
import { button, type Row } from "./rows.ts";

export const accountName = (account: Stripe.Account | null, fallback: string): string =>
  account?.business_profile?.name ?? account?.email ?? fallback;

/** Whose store it is, as the room says it. */
export const ownerOf = (world: World, account: string | null): string =>
  account === null ? "Platform" : accountName(world.platform.find("account", account), account);

function balanceOf(world: World, account: string | null): string[] {
  const store = account === null ? world.platform : world.storeOf(account);
  const pending = totals(store, "pending");
  return [...totals(store, "available")].map(([currency, amount]) =>
    shownAmount(amount + (pending.get(currency) ?? 0), currency),
  );
}

export function accountRows(world: World): Row[] {
  const platform: Row = {
    title: "Platform",
    state: "the installation itself",
    notes: [`Balance ${balanceOf(world, null).join(", ") || "0"}`],
    buttons: payOuts(world, null, "Platform"),
  };
  return [...world.platform.list("account").map((account) => accountRow(world, account)), platform];
}

function accountRow(world: World, account: Stripe.Account): Row {
  const { id, charges_enabled, details_submitted, requirements } = account;
  const name = accountName(account, id);
  const due = requirements?.currently_due ?? [];
  const field = { account: id };
  return {
    title: name,
    state: charges_enabled
      ? "can be paid"
      : details_submitted
        ? "cannot be paid"
        : "has not told anything yet",
    notes: [
      html`<code>${id}</code>`,
      charges_enabled ? `Balance ${balanceOf(world, id).join(", ") || "0"}` : null,
      due.length > 0 ? `Needed: ${due.join(", ")}` : null,
    ],
    buttons: [
      due.length > 0 ? button("onboard", field, "Finish onboarding", name) : null,
      charges_enabled
        ? button("charges", { ...field, enabled: "false" }, "Disable charges", name)
        : details_submitted && due.length === 0
          ? button("charges", { ...field, enabled: "true" }, "Enable charges", name)
          : null,
      ...payOuts(world, id, name),
      button("deauthorize", field, "Disconnect", name),
    ],
  };
}

function payOuts(world: World, account: string | null, name: string): Row["buttons"] {
  const store = account === null ? world.platform : world.storeOf(account);
  const pending = totals(store, "pending");
  return [...totals(store, "available")]
    .filter(([currency, amount]) => amount + (pending.get(currency) ?? 0) > 0)
    .map(([currency]) =>
      button(
        "payout",
        { ...(account === null ? {} : { account }), currency },
        `Pay out ${currency.toUpperCase()}`,
        name,
      ),
    );
}

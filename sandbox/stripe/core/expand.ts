import { isRecord } from "../../http.ts";
import type { Desk } from "./desk.ts";
import { type Kind, kindOf } from "./kinds.ts";
import { listObject } from "./list.ts";
import { badParameter } from "./refusal.ts";

/** Lists that an object only has when they are asked for. */
type Extra = (desk: Desk, object: Record<string, unknown>) => unknown;
const extras: Record<string, Extra> = {
  "checkout.session.line_items": ({ store }, { id }) =>
    listObject(
      `/v1/checkout/sessions/${id}/line_items`,
      store.find("plan_of_session", String(id))?.lines ?? [],
    ),
  "charge.refunds": ({ store }, { id }) =>
    listObject(
      `/v1/charges/${id}/refunds`,
      store.list("refund").filter(({ charge }) => charge === id),
    ),
  "invoice.payments": ({ store }, { id }) =>
    listObject(
      "/v1/invoice_payments",
      store.list("invoice_payment").filter(({ invoice }) => invoice === id),
    ),
};

/** Properties that Stripe leaves out while there is nothing in them; asking for them is no mistake. */
const sometimes: ReadonlySet<string> = new Set(["refund.failure_balance_transaction"]);

/** A copy of the object with what the paths of `expand[]` name in the place of the ids. */
export function expanded(desk: Desk, object: object, paths: readonly string[]): object {
  const copy: object = JSON.parse(JSON.stringify(object));
  for (const path of paths) {
    const keys = path.split(".");
    if (keys.length > 4)
      throw badParameter("You can expand at most 4 levels of a property at once.", { param: "expand" });
    walk(desk, copy, keys, path);
  }
  return copy;
}

function walk(desk: Desk, object: unknown, [key, ...rest]: string[], path: string): void {
  if (key === undefined || object === null || object === undefined) return;
  if (Array.isArray(object)) {
    for (const one of object) walk(desk, one, [key, ...rest], path);
    return;
  }
  const extra = isRecord(object) ? extras[`${object.object}.${key}`] : undefined;
  if (isRecord(object) && extra && object[key] === undefined)
    object[key] = JSON.parse(JSON.stringify(extra(desk, object)));
  if (isRecord(object) && !(key in object) && sometimes.has(`${object.object}.${key}`)) return;
  if (!isRecord(object) || !(key in object))
    throw badParameter(
      `This property cannot be expanded (${path}). You may want to try expanding a property that exists.`,
      { param: "expand" },
    );
  const value = object[key];
  if (typeof value === "string") object[key] = lookUp(desk, value, path);
  walk(desk, object[key], rest, path);
}

function lookUp(desk: Desk, id: string, path: string): unknown {
  const kind: Kind | null = kindOf(id);
  const found = kind && (desk.store.find(kind, id) ?? desk.platform.find(kind, id));
  if (!found) throw badParameter(`This property cannot be expanded (${path}).`, { param: "expand" });
  return JSON.parse(JSON.stringify(found));
}

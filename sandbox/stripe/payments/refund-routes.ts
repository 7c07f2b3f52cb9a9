import type Stripe from "stripe";
import { emit, need } from "../core/desk.ts";
import { created, listPage, paging } from "../core/list.ts";
import { changedMetadata, flag, metadata, oneOf, params, text, whole } from "../core/params.ts";
import { invalid } from "../core/refusal.ts";
import { type Route, route } from "../core/route.ts";
import { createRefund, undo } from "./refunds.ts";

const create = params<Stripe.RefundCreateParams>()({
  amount: whole.optional(),
  charge: text.optional(),
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer").optional(),
  refund_application_fee: flag.optional(),
  reverse_transfer: flag.optional(),
});
export const refundRoutes: Route[] = [
  route("POST", "/v1/refunds", create, (desk, { reverse_transfer, ...given }) => {
    if (reverse_transfer)
      throw invalid(
        "Cannot reverse a transfer of a charge that has none: reverse_transfer is for destination charges.",
        { param: "reverse_transfer" },
      );
    return createRefund(desk, given);
  }),
  route("GET", "/v1/refunds/{id}", params<object>()({}), (desk, _, id) => need(desk, "refund", id)),
  route(
    "POST",
    "/v1/refunds/{id}",
    params<Stripe.RefundUpdateParams>()({ metadata: metadata.optional() }),
    (desk, given, id) => {
      const refund = need(desk, "refund", id);
      const updated = desk.store.update("refund", id, {
        metadata: changedMetadata(refund.metadata ?? {}, given.metadata),
      });
      emit(desk, "refund.updated", updated);
      return updated;
    },
  ),
  route("POST", "/v1/refunds/{id}/cancel", params<object>()({}), (desk, _, id) => {
    const refund = need(desk, "refund", id);
    if (refund.status !== "pending")
      throw invalid("You can only cancel a refund that is still pending.", {
        code: "status_transition_invalid",
      });
    const canceled = undo(desk, refund, { status: "canceled" });
    emit(desk, "refund.updated", canceled);
    return canceled;
  }),
  route(
    "GET",
    "/v1/refunds",
    params<Stripe.RefundListParams>()({
      ...paging,
      created,
      charge: text.optional(),
      payment_intent: text.optional(),
    }),
    (desk, asked) => listPage(desk, "refund", "/v1/refunds", asked),
  ),
];

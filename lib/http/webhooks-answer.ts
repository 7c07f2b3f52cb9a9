import { z } from "zod";
import { countField } from "#lib/availability/schema.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { type IdKind, readId, showId } from "#lib/ids.ts";
import { wrongCursor } from "#lib/page-cursor.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type EndpointView, findEndpoint } from "#lib/webhooks/data.ts";
import { webhookTypes } from "#lib/webhooks/events.ts";
import { type DeliveryView, listDeliveries } from "#lib/webhooks/log-data.ts";
import { deliveryStatuses } from "#lib/webhooks/schema.ts";
import { instant } from "./schema.ts";

// What the management API says of webhooks: an addition to contract 2.

const endpointFields = {
  id: z.string().meta({ example: "whe_019abc…" }),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(webhookTypes)),
  active: z.boolean(),
  disabledReason: z.enum(["paused", "failing", "gone"]).nullable(),
  failingSince: instant.nullable(),
  createdAt: instant,
};

export const endpointAnswer = z.object(endpointFields).meta({ id: "Webhook" });

export const newEndpointAnswer = z
  .object({
    ...endpointFields,
    secret: z.string().meta({ description: "Signs what is sent. Keep it: it is shown once." }),
  })
  .meta({ id: "NewWebhook" });

export const endpointListAnswer = z.object({ webhooks: z.array(endpointAnswer) }).meta({ id: "WebhookList" });

export const deliveryAnswer = z
  .object({
    id: z.string().meta({ example: "whd_019abc…" }),
    event: z.string().meta({ description: "The webhook-id that the receiver is given." }),
    type: z.string(),
    booking: z.string().nullable(),
    status: z.enum(deliveryStatuses),
    attempts: z.int(),
    createdAt: instant,
    lastAttemptAt: instant.nullable(),
    nextAttemptAt: instant.nullable(),
    failure: z.string().nullable().meta({ description: "Why there was no answer." }),
    responseStatus: z.int().nullable(),
    responseBody: z.string().meta({ description: "Its first 2 KB." }),
    durationMs: z.int().nullable(),
  })
  .meta({ id: "WebhookDelivery" });

export const deliveryListAnswer = z
  .object({
    deliveries: z.array(deliveryAnswer),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "Give it as `cursor` for the next page; null on the last." }),
  })
  .meta({ id: "WebhookDeliveryList" });

export const deliveriesQuery = z.strictObject({
  status: z.enum(deliveryStatuses).optional(),
  cursor: z.string().max(200).optional(),
  limit: countField(200).optional(),
});

const text = (at: Date | null) => at?.toISOString() ?? null;

export const showEndpoint = (view: EndpointView): z.output<typeof endpointAnswer> => ({
  id: showId("webhookEndpoint", view.id),
  url: view.url,
  description: view.description,
  events: view.events,
  active: view.active,
  disabledReason: view.disabledReason,
  failingSince: text(view.failingSince),
  createdAt: view.createdAt.toISOString(),
});

export const showDelivery = (view: DeliveryView): z.output<typeof deliveryAnswer> => ({
  ...view,
  id: showId("webhookDelivery", view.id),
  event: showId("webhookEvent", view.eventId),
  booking: view.bookingId && showId("booking", view.bookingId),
  createdAt: view.createdAt.toISOString(),
  lastAttemptAt: text(view.lastAttemptAt),
  nextAttemptAt: text(view.nextAttemptAt),
});

/** The bare UUID that a path names; whatever is none of that kind is not there. */
export function shownIdOf(kind: IdKind, shown: string | undefined): Result<string, Problem> {
  const id = readId(kind, shown ?? "");
  return id ? ok(id) : err(problem("not_found"));
}

/** An endpoint's log as the API shows it. @throws TryAgain */
export const readDeliveries = (
  scope: TenantScope,
  endpointId: string,
  query: z.output<typeof deliveriesQuery>,
): Promise<Result<z.output<typeof deliveryListAnswer>, Problem>> =>
  withTenant(scope, async (tx) => {
    if (!(await findEndpoint(tx, scope, endpointId))) return err(problem("not_found"));
    const page = await listDeliveries(tx, scope, { ...query, endpointId, limit: query.limit ?? 50 });
    if (!page) return err(wrongCursor);
    return ok({ deliveries: page.deliveries.map(showDelivery), nextCursor: page.nextCursor });
  });

"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define.ts";
import { paths } from "#lib/paths.ts";
import { ok } from "#lib/result.ts";
import { changeEndpoint, createEndpoint, deleteEndpoint, rotateSecret } from "./mutations.ts";
import { testEndpoint } from "./probe.ts";
import { replayDelivery, replayFailed } from "./replay.ts";
import { endpointChange, endpointInput } from "./schema.ts";

const one = z.strictObject({ id: z.uuid() });

/** Adds an endpoint; its secret is in this answer and nowhere else. */
export const createWebhookAction = defineAction({
  name: "webhook.create",
  permission: "webhook:manage",
  input: endpointInput,
  run: async ({ scope, actor }, input) => {
    const made = await createEndpoint(scope, actor, input);
    return made.ok ? ok({ id: made.value.endpoint.id, secret: made.value.secret }) : made;
  },
  revalidate: ({ tenant }) => [paths.dashboard.webhooks(tenant.slug)],
});

export const changeWebhookAction = defineAction({
  name: "webhook.change",
  permission: "webhook:manage",
  input: endpointChange.extend({ id: z.uuid() }),
  run: async ({ scope, actor, now }, { id, ...change }) => {
    const changed = await changeEndpoint(scope, actor, id, change, now);
    return changed.ok ? ok(null) : changed;
  },
  revalidate: ({ tenant }, { id }) => [
    paths.dashboard.webhooks(tenant.slug),
    paths.dashboard.webhook(tenant.slug, id),
  ],
});

export const deleteWebhookAction = defineAction({
  name: "webhook.delete",
  permission: "webhook:manage",
  input: one,
  run: ({ scope, actor, now }, { id }) => deleteEndpoint(scope, actor, id, now),
  revalidate: ({ tenant }) => [paths.dashboard.webhooks(tenant.slug)],
});

export const rotateWebhookAction = defineAction({
  name: "webhook.rotate",
  permission: "webhook:manage",
  input: one,
  run: async ({ scope, actor }, { id }) => {
    const rotated = await rotateSecret(scope, actor, id);
    return rotated.ok ? ok({ secret: rotated.value.secret }) : rotated;
  },
  revalidate: ({ tenant }, { id }) => [paths.dashboard.webhook(tenant.slug, id)],
});

/** Sends a test and says what came back. */
export const testWebhookAction = defineAction({
  name: "webhook.test",
  permission: "webhook:manage",
  input: one,
  run: async ({ scope, actor, now }, { id }) => {
    const tested = await testEndpoint(scope, actor, id, { at: now });
    if (!tested.ok) return tested;
    const { status, failure, responseStatus, responseBody, durationMs } = tested.value;
    return ok({ delivered: status === "delivered", failure, responseStatus, responseBody, durationMs });
  },
  revalidate: ({ tenant }, { id }) => [paths.dashboard.webhook(tenant.slug, id)],
});

export const replayDeliveryAction = defineAction({
  name: "webhook.replay",
  permission: "webhook:manage",
  input: z.strictObject({ endpoint: z.uuid(), id: z.uuid() }),
  run: async ({ scope, actor }, { id }) => {
    const replayed = await replayDelivery(scope, actor, id);
    return replayed.ok ? ok(null) : replayed;
  },
  revalidate: ({ tenant }, { endpoint }) => [paths.dashboard.webhook(tenant.slug, endpoint)],
});

export const replayFailedAction = defineAction({
  name: "webhook.replay-failed",
  permission: "webhook:manage",
  input: z.strictObject({ id: z.uuid(), days: z.literal([1, 3, 7, 30]) }),
  run: ({ scope, actor, now }, { id, days }) =>
    replayFailed(scope, actor, id, new Date(now.getTime() - days * 86_400_000)),
  revalidate: ({ tenant }, { id }) => [paths.dashboard.webhook(tenant.slug, id)],
});

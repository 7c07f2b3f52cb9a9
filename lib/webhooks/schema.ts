import { z } from "zod";
import { lineField } from "#lib/booking/schema.ts";
import { env } from "#lib/env.ts";
import { checkOutboundUrl, urlRefusalWords } from "#lib/security/outbound-url.ts";
import { webhookTypes } from "./events.ts";

const urlField = z
  .string()
  .max(2000)
  .transform((text, context) => {
    const url = checkOutboundUrl(text.trim(), { loopback: env().OUTBOUND_LOOPBACK === "on" });
    if (url.ok) return url.value.href;
    context.addIssue({ code: "custom", message: urlRefusalWords[url.error] });
    return z.NEVER;
  })
  .meta({
    format: "uri",
    description: "https, on the public internet.",
    example: "https://example.com/hooks",
  });

const eventsField = z
  .array(z.enum(webhookTypes))
  .min(1, "Please choose at least one event.")
  .max(webhookTypes.length)
  .transform((chosen) => webhookTypes.filter((type) => chosen.includes(type)));

export const endpointInput = z.strictObject({
  url: urlField,
  description: lineField(120).optional(),
  events: eventsField,
});

export const endpointChange = z.strictObject({
  url: urlField.optional(),
  description: lineField(120).optional(),
  events: eventsField.optional(),
  active: z
    .boolean()
    .meta({ description: "false pauses it: what happens meanwhile is not told, what waits stays." })
    .optional(),
});

export const deliveryStatuses = ["pending", "sending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export type EndpointInput = z.output<typeof endpointInput>;
export type EndpointChange = z.output<typeof endpointChange>;

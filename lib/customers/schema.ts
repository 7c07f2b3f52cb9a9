import { z } from "zod";
import { isVisible, lineField, textField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";
import { readId } from "#lib/ids.ts";

/** A customer's shown id (`cus_…`), read into the bare one. */
export const customerField = z
  .string()
  .max(40)
  .transform((text, context) => {
    const id = readId("customer", text);
    if (id) return id;
    context.addIssue({ code: "custom", message: "This is not a customer." });
    return z.NEVER;
  });

const nameField = lineField(120).refine(isVisible, "Please give a name.");
const phoneField = lineField(40).nullable();
const noteField = textField(4000);
const reasonField = lineField(300);

/** Name, address and number of a record; null for none. */
export const factsInput = z.strictObject({
  customer: customerField,
  name: nameField,
  email: emailField.nullable(),
  phone: phoneField,
});
export const noteInput = z.strictObject({ customer: customerField, note: noteField });
export const blockInput = z.strictObject({
  customer: customerField,
  blocked: z.boolean(),
  reason: reasonField.optional(),
});
export const mergeInput = z.strictObject({ keep: customerField, merge: customerField });
export const unmergeInput = z.strictObject({ merge: z.uuid("This is not an id.") });

/** What the management API may change; what is left out stays. */
export const customerPatch = z.strictObject({
  name: nameField.optional(),
  phone: phoneField.optional(),
  note: noteField.optional(),
  blocked: z.boolean().optional(),
  blockedReason: reasonField.optional(),
});

export type CustomerPatch = z.output<typeof customerPatch>;

/** The list's state, all of it in its address; what does not fit is as good as absent. */
export const customersQuery = z.object({
  q: z.string().max(120).optional().catch(undefined),
  after: z.string().max(600).optional().catch(undefined),
});

export type CustomersQuery = z.output<typeof customersQuery>;

import { z } from "zod";
import { countField } from "#lib/availability/schema.ts";
import { slugField, zoneField } from "#lib/booking/schema.ts";
import type { ImportView } from "#lib/transfer/loaders.ts";
import { planKinds } from "#lib/transfer/plan.ts";
import { bookingsQuery } from "./management.ts";

// What import and export are asked with and answer.

const { from, to } = bookingsQuery.shape;

export const exportBookingsQuery = z.strictObject({
  format: z.enum(["csv", "json", "ics"]).default("json"),
  from,
  to,
});
export const exportCustomersQuery = z.strictObject({ format: z.enum(["csv", "json"]).default("json") });

export const importQuery = z.strictObject({
  dryRun: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: says what would happen and keeps nothing." }),
  kind: z
    .enum(["bookings", "customers"])
    .optional()
    .meta({ description: "What the file holds; guessed when left out." }),
  timezone: zoneField
    .optional()
    .meta({ description: "Of times without a zone; the business's when left out." }),
  dateOrder: z
    .enum(["dmy", "mdy"])
    .optional()
    .meta({ description: "What 3/4/2026 means, where the file itself does not tell." }),
  service: slugField.optional().meta({ description: "For rows whose service is not known here." }),
  staff: slugField.optional().meta({ description: "For rows that name nobody." }),
  notify: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: customers whose booking lies ahead are written to." }),
});

/** Our own export, or a list of the same objects. */
export const importBody = z
  .looseObject({
    bookings: z.array(z.looseObject({})).optional(),
    customers: z.array(z.looseObject({})).optional(),
  })
  .meta({ id: "Transfer", description: "What an export as JSON holds." });

const counts = z.object(
  Object.fromEntries(planKinds.map((kind) => [kind, z.int()])) as Record<
    (typeof planKinds)[number],
    z.ZodInt
  >,
);

export const importAnswer = z
  .object({
    id: z.string().nullable().meta({ description: "Null for a dry run.", example: "imp_019abc…" }),
    state: z.enum(["draft", "queued", "done", "undoing", "undone"]),
    counts,
    rows: z
      .array(
        z.object({
          row: z.int(),
          kind: z.enum(planKinds),
          state: z.string(),
          title: z.string(),
          detail: z.string(),
          column: z.string().nullable(),
        }),
      )
      .meta({ description: "A page of rows, conflicts and what cannot be read first." }),
    nextPage: z.int().nullable(),
  })
  .meta({ id: "Import" });

export const importPageQuery = z.strictObject({
  page: countField(1000).optional(),
  show: z.enum(planKinds).optional(),
});

/** The answer for a view of an import. */
export const importAnswerOf = (view: ImportView, id: string | null): z.output<typeof importAnswer> => ({
  id,
  state: view.state,
  counts: view.counts,
  rows: view.rows.map(({ number, kind, state, title, detail, column }) => ({
    row: number,
    kind,
    state,
    title,
    detail,
    column,
  })),
  nextPage: view.page < view.pages ? view.page + 1 : null,
});

"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define.ts";
import { problem } from "#lib/errors.ts";
import { readId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { err, ok } from "#lib/result.ts";
import { changeOptions, dropImport, startImport, undoImport } from "./mutations.ts";
import { importOptions } from "./schema.ts";

const shownId = z.string().transform((text, context) => {
  const id = readId("import", text);
  if (id) return id;
  context.addIssue({ code: "custom", message: "This is no import." });
  return z.NEVER;
});
const one = z.strictObject({ import: shownId });

const pages = ({ tenant }: { tenant: { slug: string } }) => [paths.dashboard.data(tenant.slug)];

export const changeImportAction = defineAction({
  name: "import.options",
  permission: "data:import",
  input: z.strictObject({ import: shownId, options: importOptions }),
  run: ({ scope }, input) => changeOptions(scope, input.import, input.options),
  revalidate: pages,
});

export const startImportAction = defineAction({
  name: "import.start",
  permission: "data:import",
  input: one,
  run: async ({ scope, actor, now }, input) => {
    const started = await startImport(scope, actor, input.import, now);
    return started.ok ? ok({ rows: started.value.create + started.value.update }) : started;
  },
  revalidate: pages,
});

export const undoImportAction = defineAction({
  name: "import.undo",
  permission: "data:import",
  input: one,
  run: ({ scope, actor }, input) => undoImport(scope, actor, input.import),
  revalidate: pages,
});

export const dropImportAction = defineAction({
  name: "import.drop",
  permission: "data:import",
  input: one,
  run: async ({ scope }, input) => {
    const gone = await dropImport(scope, input.import);
    return gone.ok ? gone : err(problem("not_found"));
  },
  revalidate: pages,
});

import { z } from "zod";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { exportCustomersQuery } from "#lib/http/transfer-answer.ts";
import { ok } from "#lib/result.ts";
import { downloadExport } from "#lib/transfer/download.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/export/customers",
  {
    GET: operation({
      id: "exportCustomers",
      summary: "Every customer as a file, streamed. What it holds, import takes back.",
      access: apiKey("data:export"),
      query: exportCustomersQuery,
      answer: z.string(),
      mediaType: "text/csv",
      limit: "key",
      run: async ({ access, query, at }) =>
        ok(await downloadExport({ ...access, at }, { kind: "customers", format: query.format })),
    }),
  },
);

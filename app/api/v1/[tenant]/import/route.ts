import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { importAnswer, importAnswerOf, importBody, importQuery } from "#lib/http/transfer-answer.ts";
import { ok } from "#lib/result.ts";
import { fileBytes } from "#lib/transfer/limits.ts";
import { takeFile } from "#lib/transfer/programs.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/import", {
  POST: operation({
    id: "importFile",
    summary:
      "Brings bookings or customers in from JSON, CSV or ICS. Conflicts are never overwritten; the same file again changes nothing.",
    access: apiKey("data:import"),
    query: importQuery,
    body: importBody,
    texts: ["text/csv", "text/calendar"],
    bodyLimit: fileBytes,
    answer: importAnswer,
    limit: "key",
    example: {
      bookings: [
        {
          start: "2026-12-01T09:00:00+01:00",
          service: "cut",
          staff: "ana",
          name: "Mina Sol",
          email: "mina@example.com",
        },
      ],
    },
    run: async ({ access, query, rawBody, text, at }) => {
      const taken = await takeFile({ ...access, at }, text ?? JSON.stringify(rawBody), query);
      return taken.ok ? ok(importAnswerOf(taken.value.view, taken.value.id)) : taken;
    },
  }),
});

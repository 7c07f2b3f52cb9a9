import { problem } from "#lib/errors.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { importAnswer, importAnswerOf, importPageQuery } from "#lib/http/transfer-answer.ts";
import { err, ok } from "#lib/result.ts";
import { loadImport } from "#lib/transfer/loaders.ts";
import { apiWords } from "#lib/transfer/words.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/import/{import}",
  {
    GET: operation({
      id: "readImport",
      summary: "What became of an import, row by row, a page at a time.",
      access: apiKey("data:import"),
      query: importPageQuery,
      answer: importAnswer,
      limit: "key",
      run: async ({ access: { scope, tenant }, params, query, at }) => {
        const id = params.import ?? "";
        const view = await loadImport(
          scope,
          id,
          { show: query.show, page: query.page ?? 1 },
          apiWords(tenant),
          at,
        );
        return view === null || typeof view === "string"
          ? err(problem("not_found"))
          : ok(importAnswerOf(view, id));
      },
    }),
  },
);

import { problem } from "#lib/errors.ts";
import { holidaysOf } from "#lib/holidays/holidays.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { holidaysAnswer, holidaysQuery, holidaysView } from "#lib/http/holidays-answer.ts";
import { err, ok } from "#lib/result.ts";

const unknown = {
  country: "We do not know the public holidays of this country.",
  region: "We do not know this region.",
};

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/holidays", {
  GET: operation({
    id: "listHolidays",
    summary: "Public holidays of a place in a year, as closed days ready for a schedule's exceptions.",
    access: apiKey("configuration:read"),
    query: holidaysQuery,
    answer: holidaysAnswer,
    limit: "key",
    run: async ({ access: { tenant }, query }) => {
      const found = await holidaysOf({ ...query, locale: tenant.locale });
      if (found.ok) return ok(holidaysView(found.value));
      return err(problem("invalid", { errors: [{ path: found.error, message: unknown[found.error] }] }));
    },
  }),
});

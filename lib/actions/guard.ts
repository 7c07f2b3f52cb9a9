import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { TryAgain } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { logFor } from "#lib/log.ts";
import { factsOf, type RequestFacts } from "#lib/request.ts";
import { err, type Result } from "#lib/result.ts";
import { fromOurPages } from "#lib/security/origin.ts";
import { parseInput } from "./input.ts";

/**
 * What all actions share: the request comes from our own pages, the input is what the schema says, and whatever goes
 * wrong comes back as a value. Only redirects and "not found" are thrown on, because Next acts on them.
 */
export async function guarded<S extends z.ZodType, T>(
  name: string,
  schema: S,
  given: unknown,
  work: (input: z.output<S>, request: RequestFacts) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  let requestId = "none";
  try {
    const request = factsOf(await headers());
    requestId = request.id;
    if (!fromOurPages(request, env().APP_URL)) {
      logFor({ requestId }).warn({ action: name }, "An action was called from elsewhere.");
      return err(problem("forbidden", { detail: "Please open the page again and repeat what you did." }));
    }
    const begun = performance.now();
    const input = parseInput(schema, given);
    const result = input.ok ? await work(input.value, request) : input;
    const outcome = result.ok ? "ok" : result.error.code;
    logFor({ requestId }).info({ action: name, outcome, ms: Math.round(performance.now() - begun) }, "acted");
    return result;
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof TryAgain) {
      logFor({ requestId }).warn({ action: name, err: error.cause }, "The database did not answer in time.");
      return err(problem("try_again", { retryAfterSeconds: 2 }));
    }
    logFor({ requestId }).error({ action: name, err: error }, "An action failed.");
    return err(problem("internal", { detail: `If you ask us about this, please quote ${requestId}.` }));
  }
}

import { problem } from "#lib/errors.ts";
import { problemResponse } from "#lib/http/problem-response.ts";

/** Whatever below /api is no call of ours: a program gets contract 3's answer and not a page (case T8). */
const nothing = async (): Promise<Response> => problemResponse(problem("not_found"));

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};

import type { z } from "zod";
import type { Problem, ProblemCode } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";
import type { Access, PathParams } from "./access.ts";
import type { OperationLimit } from "./limits.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation is called with: everything proved and parsed. */
export interface Call<A, Q, B> {
  access: A;
  params: PathParams;
  query: Q;
  body: B;
  /** The body before the schema touched it, for digests. */
  rawBody: unknown;
  /** The body where it came as text (`texts`). */
  text: string | null;
  headers: Headers;
  at: Date;
}

/** One method of one path: its contract and what it does. The OpenAPI document is made of the same values. */
export interface OperationSpec<A, Q, B, R> {
  /** Unique; camelCase, OpenAPI's operationId. */
  id: string;
  summary: string;
  access: Access<A>;
  /** Query; without one any parameter is refused. */
  query?: z.ZodType<Q>;
  /** Body; without one any field is refused. */
  body?: z.ZodType<B>;
  /**
   * Media types beside JSON that are handed on as text, such as text/csv. None that a form can send (case X5): no
   * text/plain.
   */
  texts?: readonly string[];
  /** Bytes; 64 KB when left out. */
  bodyLimit?: number;
  /** The answer; what it does not name is not sent (T6). */
  answer: z.ZodType<R>;
  status?: 200 | 201;
  /** For answers that are not JSON. */
  mediaType?: string;
  /** May be read by scripts of other sites: nothing personal, no credentials (X12). */
  shared?: boolean;
  /** Refusals of its own; those that every operation can give are added. */
  problems?: readonly ProblemCode[];
  /** An example of a body, for the document. A test checks that the schema takes it. */
  example?: unknown;
  /** Takes an Idempotency-Key. */
  idempotent?: boolean;
  /** How often it may be called (limits.ts); without one, as often as one likes. */
  limit?: OperationLimit;
  /** A `Response` is sent as it is: calendar files, and answers that were written by hand for speed. */
  run(call: Call<A, Q, B>): Promise<Result<R | Response, Problem>>;
}

/** An operation whose types are closed over. */
export interface Operation extends Omit<OperationSpec<unknown, unknown, unknown, unknown>, "run" | "access"> {
  access: Omit<Access<unknown>, "check">;
  respond(request: Request, params: PathParams): Promise<Response>;
}

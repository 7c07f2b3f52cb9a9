import { type Answer, json } from "../../http.ts";
import { newId } from "./ids.ts";

/** The `error` of an answer, as Stripe writes it. */
export interface Problem {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  decline_code?: string;
  advice_code?: string;
  param?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  setup_intent?: unknown;
}

/**
 * A request that Stripe refuses. It is thrown, to the one place that answers (api.ts): a payment is refused deep
 * inside of a confirmation that has already written its failed charge.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Refused before anything began: Stripe does not keep such an answer under an idempotency key. */
  readonly early: boolean;

  constructor(status: number, problem: Problem, early = false) {
    super(problem.message);
    const { code } = problem;
    this.status = status;
    this.problem = code ? { ...problem, doc_url: docUrl(code) } : problem;
    this.early = early;
  }
}

const docUrl = (code: string): string => `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;

type Details = Pick<Problem, "code" | "param">;

export const invalid = (message: string, details: Details = {}): Refusal =>
  new Refusal(400, { type: "invalid_request_error", message, ...details });

export const badParameter = (message: string, details: Details = {}): Refusal =>
  new Refusal(400, { type: "invalid_request_error", message, ...details }, true);

export const noSuch = (kind: string, id: string, param = "id", status = 404): Refusal =>
  new Refusal(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  });

export const unknownRoute = (method: string, path: string): Refusal =>
  new Refusal(
    404,
    {
      type: "invalid_request_error",
      message: `Unrecognized request URL (${method}: ${path}). The sandbox's Stripe does not have this route.`,
    },
    true,
  );

export const refusalAnswer = ({ status, problem }: Refusal, headers: Record<string, string> = {}): Answer =>
  json(status, { error: problem }, { "request-id": newId("req", 14), ...headers });

import { type Answer, json } from "../http.ts";

/** Resend's own error names and statuses (its documented error list, and the union in the SDK's types). */
const statuses = {
  invalid_idempotency_key: 400,
  missing_api_key: 401,
  invalid_api_key: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  invalid_attachment: 422,
  invalid_from_address: 422,
  invalid_parameter: 422,
  missing_required_field: 422,
  validation_error: 422,
  rate_limit_exceeded: 429,
  application_error: 500,
} as const;

export type RefusalName = keyof typeof statuses;

export interface Refusal {
  name: RefusalName;
  message: string;
}

export const refusal = (name: RefusalName, message: string): Refusal => ({ name, message });

/** `{ statusCode, name, message }`, as Resend answers every refusal. */
export const refuse = ({ name, message }: Refusal): Answer =>
  json(statuses[name], { statusCode: statuses[name], name, message });

/** The answer of a `status` fault: the name that Resend gives to that status. */
export function refuseWithStatus(status: number, retryAfter: number | null): Answer {
  const known = Object.entries(statuses).find(([, code]) => code === status)?.[0];
  const name = status === 422 ? "validation_error" : (known ?? "application_error");
  const headers: Record<string, string> = retryAfter === null ? {} : { "retry-after": String(retryAfter) };
  return json(
    status,
    { statusCode: status, name, message: "The sandbox was told to refuse this request." },
    headers,
  );
}

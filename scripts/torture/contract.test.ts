import { expect, test } from "vitest";
import { problem } from "#lib/errors.ts";
import { problemResponse } from "#lib/http/problem-response.ts";
import { faultOf, kindOf } from "./contract.ts";

const base = { contentType: "application/problem+json", retryAfter: null, ms: 1 };
const refusal = (code: string, status: number) => ({
  ...base,
  status,
  body: { type: `urn:punctual:problem:${code}`, title: "T", detail: "D", status, code },
});

test("what the product answers is within the contract", async () => {
  for (const code of ["slot_taken", "invalid", "try_again", "rate_limited", "not_found"] as const) {
    const { status, headers, ...response } = problemResponse(problem(code));
    const answer = {
      status,
      contentType: headers.get("content-type") ?? "",
      retryAfter: headers.get("retry-after"),
      body: await problemResponse(problem(code)).json(),
      ms: 1,
    };
    expect(response).toBeDefined();
    expect(faultOf(answer), code).toBeNull();
  }
  expect(faultOf({ ...base, status: 201, contentType: "application/json", body: {} })).toBeNull();
});

test.each([
  ["500 internal", refusal("internal", 500)],
  ["502", { ...base, status: 502, contentType: "text/html", body: "Bad gateway" }],
  ["409 as text/html", { ...refusal("slot_taken", 409), contentType: "text/html" }],
  ['418 with the unknown code "teapot"', refusal("teapot", 418)],
  ["slot_taken as 422", refusal("slot_taken", 422)],
  ["try_again without Retry-After", refusal("try_again", 503)],
  ["a redirect (302)", { ...base, status: 302, body: "" }],
])("%s is a fault", (words, answer) => expect(faultOf(answer)).toBe(words));

test("answers are counted by status and code", () => {
  expect(kindOf(refusal("slot_taken", 409))).toBe("409 slot_taken");
  expect(kindOf({ ...base, status: 200, body: {} })).toBe("200");
});

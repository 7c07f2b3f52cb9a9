import { showId } from "#lib/ids.ts";
import { logFor } from "#lib/log.ts";
import { type SafeFetch, safeFetch } from "#lib/security/safe-fetch.ts";
import { testType } from "./events.ts";
import { type ClaimedDelivery, recordAttempt } from "./queue.ts";
import { type Attempt, type Verdict, verdictOf } from "./retry.ts";
import { openWebhookSecret, signedHeaders } from "./secret.ts";

/** What is kept of an answer, for the business to read. */
const keptCharacters = 2048;

/**
 * Attempts one claimed delivery and writes down what it brought. Safe to run again at any point: a receiver that was
 * told before its worker died is told once more, under the same webhook-id (at least once, F6). Never throws.
 */
export async function deliverWebhook(
  claimed: ClaimedDelivery,
  fetch: SafeFetch = safeFetch,
): Promise<{ attempt: Attempt; verdict: Verdict } | null> {
  const log = logFor({ job: "webhook", tenant: claimed.scope.tenantId });
  const about = { delivery: claimed.id, endpoint: claimed.endpointId, type: claimed.type };
  try {
    const attempt = await attemptOf(claimed, fetch);
    const { tries, secondsTrying, type } = claimed;
    const verdict = verdictOf(attempt, { tries, secondsTrying, isTest: type === testType }, Math.random());
    const written = await recordAttempt(claimed, attempt, verdict);
    const what = attempt.kind === "answer" ? { answer: attempt.status } : { failure: attempt.failure };
    log[verdict.status === "delivered" ? "info" : "warn"](
      { ...about, ...what, ms: attempt.ms, attempts: claimed.attempts, written },
      `webhook ${verdict.status}`,
    );
    return { attempt, verdict };
  } catch (error) {
    // The database went away, or a secret does not open: the claim runs out, and whoever comes next tries again.
    log.error({ ...about, err: error }, "webhook left to its claim");
    return null;
  }
}

async function attemptOf(claimed: ClaimedDelivery, fetch: SafeFetch): Promise<Attempt> {
  const { scope, endpointId, eventId, secretSealed, previousSealed, now } = claimed;
  const secrets = [secretSealed, ...(previousSealed ? [previousSealed] : [])].map((sealed) =>
    openWebhookSecret(scope, endpointId, sealed),
  );
  const body = JSON.stringify(claimed.payload);
  const begun = performance.now();
  const answer = await fetch(claimed.url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Punctual",
      ...signedHeaders(secrets, { id: showId("webhookEvent", eventId), at: now, body }),
    },
  });
  const ms = Math.round(performance.now() - begun);
  if (!answer.ok) return { kind: "none", failure: answer.error, ms };
  const { status, headers, body: bytes } = answer.value;
  return {
    kind: "answer",
    status,
    // Postgres keeps no NUL in a text.
    body: bytes.toString("utf8").replaceAll("\0", "").slice(0, keptCharacters),
    retryAfterSeconds: /^\d{1,9}$/.test(headers["retry-after"] ?? "") ? Number(headers["retry-after"]) : null,
    ms,
  };
}

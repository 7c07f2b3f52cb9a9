import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { fixtureTenant } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { purgeOutdated } from "./jobs.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const bytes = () => new Uint8Array(randomBytes(32));

/** One row of each kind that is past its time, and one that is not. */
async function leave(): Promise<void> {
  const { tenantId } = await fixtureTenant();
  const user = await platformDb().user.findFirstOrThrow();
  for (const [age, left] of [
    [8, -2],
    [6, 1],
  ] as const) {
    const expiresAt = daysAgo(-left);
    await platformDb().signInToken.create({
      data: { id: newId(), email: "a@x.test", tokenHash: bytes(), expiresAt },
    });
    await platformDb().authSession.create({
      data: { id: newId(), userId: user.id, tokenHash: bytes(), expiresAt },
    });
    await platformDb().rateLimit.create({
      data: { key: newId(), points: 1, expire: BigInt(expiresAt.getTime()) },
    });
    await platformDb().import.create({
      data: {
        tenantId,
        id: newId(),
        kind: "bookings",
        format: "csv",
        content: "start\n",
        actor: {},
        expiresAt,
        rows: { create: { number: 1, kind: "same", state: "left" } },
      },
    });
    await platformDb().idempotencyKey.create({
      data: {
        tenantId,
        keyHash: bytes(),
        requestHash: bytes(),
        bookingId: newId(),
        response: {},
        createdAt: daysAgo(age),
      },
    });
  }
  await leaveNews(tenantId);
}

/** News of webhooks, some of it older than 30 days. */
async function leaveNews(tenantId: string): Promise<void> {
  const endpointId = newId();
  const unused = { secretSealed: bytes(), createdBy: "test" };
  await platformDb().webhookEndpoint.create({
    data: { tenantId, id: endpointId, url: "https://example.com/", ...unused },
  });
  for (const age of [31, 29]) {
    const eventId = newId();
    const told = { type: "test", payload: {}, occurredAt: daysAgo(age), createdAt: daysAgo(age) };
    await platformDb().webhookEvent.create({ data: { tenantId, id: eventId, ...told } });
    await platformDb().webhookDelivery.create({ data: { tenantId, id: newId(), eventId, endpointId } });
  }
}

test("F12: what is past its time goes, once, whoever runs; the rest stays", async () => {
  await leave();
  const purged = await Promise.all([purgeOutdated(), purgeOutdated()]);
  expect(purged[0] + purged[1]).toBe(6);
  expect(await purgeOutdated()).toBe(0);
  const db = platformDb();
  const left = [
    db.signInToken.count(),
    db.authSession.count(),
    db.rateLimit.count(),
    db.idempotencyKey.count(),
    db.webhookEvent.count(),
    db.webhookDelivery.count(),
    db.import.count(),
    db.importRow.count(),
  ];
  expect(await Promise.all(left)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

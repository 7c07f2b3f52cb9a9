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
}

test("F12: what is past its time goes, once, whoever runs; the rest stays", async () => {
  await leave();
  const purged = await Promise.all([purgeOutdated(), purgeOutdated()]);
  expect(purged[0] + purged[1]).toBe(4);
  expect(await purgeOutdated()).toBe(0);
  const db = platformDb();
  const left = [
    db.signInToken.count(),
    db.authSession.count(),
    db.rateLimit.count(),
    db.idempotencyKey.count(),
  ];
  expect(await Promise.all(left)).toEqual([1, 1, 1, 1]);
});

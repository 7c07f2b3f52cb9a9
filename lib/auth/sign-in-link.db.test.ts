import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { sessionAdapter } from "./adapter.ts";
import { createSession, deleteEverySession, listSessions } from "./sessions.ts";
import { consumeSignInLink, createSignInLink, ensureUser, readSignInLink } from "./sign-in-link.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());
beforeEach(async () => {
  await platformDb().signInToken.deleteMany();
});

const ana = "ana@example.com";
const times = (n: number) => Array.from({ length: n });

describe("A9: a mailed link works once", () => {
  test("of twenty at once one succeeds", async () => {
    const { token } = await createSignInLink(ana);
    const results = await Promise.all(times(20).map(() => consumeSignInLink(token)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await consumeSignInLink(token)).toBeNull();
  });

  test("looking at it does not use it up (A17)", async () => {
    const { token } = await createSignInLink(ana);
    for (const _ of times(3)) expect(await readSignInLink(token)).toEqual({ email: ana });
    expect(await consumeSignInLink(token)).toMatchObject({ email: ana });
    expect(await readSignInLink(token)).toBeNull();
  });

  test("not after ten minutes", async () => {
    const { token } = await createSignInLink(ana);
    await platformDb().$executeRaw`UPDATE sign_in_token SET expires_at = expires_at - interval '10 minutes'`;
    expect(await readSignInLink(token)).toBeNull();
    expect(await consumeSignInLink(token)).toBeNull();
  });

  test("not after a newer one, and of many asked for at once only one works", async () => {
    const older = await createSignInLink(ana);
    const newer = await createSignInLink(ana);
    expect(await consumeSignInLink(older.token)).toBeNull();
    expect(await consumeSignInLink(newer.token)).not.toBeNull();
    const links = await Promise.all(times(8).map(() => createSignInLink(ana)));
    const used = await Promise.all(links.map(({ token }) => consumeSignInLink(token)));
    expect(used.filter((result) => result !== null)).toHaveLength(1);
  });

  test.each(["", "l_short", `m_${"a".repeat(32)}`, `l_${"a".repeat(32)}`, "'; DROP TABLE app_user; --"])(
    "%j opens nothing",
    async (token) => expect(await consumeSignInLink(token)).toBeNull(),
  );
});

test("A2: signing in again finds the same person and changes nothing about them", async () => {
  const id = await ensureUser(ana);
  await platformDb().user.update({ where: { id }, data: { name: "Ana" } });
  const { token } = await createSignInLink(ana);
  expect(await consumeSignInLink(token)).toEqual({ userId: id, email: ana });
  expect(await platformDb().user.findMany({ where: { email: ana } })).toMatchObject([{ id, name: "Ana" }]);
});

test("neither links nor sessions are readable in the database", async () => {
  const { token } = await createSignInLink(ana);
  const session = await createSession(await ensureUser(ana), "Test");
  const [links, sessions] = await Promise.all([
    platformDb().$queryRaw`SELECT sign_in_token::text AS row FROM sign_in_token`,
    platformDb().$queryRaw`SELECT auth_session::text AS row FROM auth_session`,
  ]);
  const stored = JSON.stringify([links, sessions]);
  expect(stored).not.toContain(token.slice(2));
  expect(stored).not.toContain(session.slice(2));
});

describe("sessions", () => {
  test("signing out everywhere ends every session, and only one's own", async () => {
    const [me, other] = [await ensureUser("me@example.com"), await ensureUser("other@example.com")];
    const mine = await Promise.all(times(3).map(() => createSession(me, "Phone")));
    const theirs = await createSession(other, "Laptop");
    const listed = await listSessions(me, mine[1] ?? null);
    expect(listed.filter((session) => session.current)).toHaveLength(1);
    expect(await deleteEverySession(me)).toBe(3);
    for (const token of mine) expect(await sessionAdapter.getSessionAndUser(token)).toBeNull();
    expect(await sessionAdapter.getSessionAndUser(theirs)).toMatchObject({ user: { id: other } });
  });

  test("A1: nothing a client sends with a session update is stored, and its end does not move", async () => {
    const token = await createSession(await ensureUser("me@example.com"), "Phone");
    const before = await sessionAdapter.getSessionAndUser(token);
    const forged = { sessionToken: token, expires: new Date("2099-01-01"), userId: "x", role: "owner" };
    await sessionAdapter.updateSession(forged);
    expect(await sessionAdapter.getSessionAndUser(token)).toEqual(before);
  });
});

import { testDatabase } from "#lib/db/testing.ts";

export interface TestEnvironment {
  superuserUrl: string;
  drop(): Promise<void>;
}

/**
 * A database of its own for this test file, and an environment in which `appDb()`, `platformDb()` and the
 * secrets work. Call it in `beforeAll`, before anything reads the environment.
 */
export async function testEnvironment(): Promise<TestEnvironment> {
  const database = await testDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    DATABASE_URL_PLATFORM: database.platformUrl,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "kR8v1nQ3xT6bW9zC2fH5jL7mP0sD4gYa",
    ENCRYPTION_KEY: "Zt5yU2iO9pA1sD4fG7hJ0kL3xC6vB8nM",
    RESEND_API_KEY: "re_Q7w2E5r8T1y4U6i9",
    MAIL_FROM: "Punctual <bookings@punctual.test>",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    PUNCTUAL_EMBEDDED: "1",
  });
  const { appDb, platformDb } = await import("#lib/db/client.ts");
  return {
    superuserUrl: database.superuserUrl,
    async drop() {
      await Promise.all([appDb().$disconnect(), platformDb().$disconnect()]);
      await database.drop();
    },
  };
}

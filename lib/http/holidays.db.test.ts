import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as configurationRoute from "#app/api/v1/[tenant]/configuration/route.ts";
import * as holidaysRoute from "#app/api/v1/[tenant]/holidays/route.ts";
import { type ApiScope, apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { exampleConfiguration } from "#lib/configuration/example.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { call } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
});
afterAll(() => environment.drop());

async function keyWith(scopes: readonly ApiScope[] = apiScopes) {
  const made = await withTenant(tenant.scope, (tx) =>
    createApiKey(tx, tenant.scope, { name: "test", scopes, createdBy: "test" }),
  );
  return { authorization: `Bearer ${made.key}` };
}
const ask = async (query: Record<string, string>, headers?: Record<string, string>) =>
  call(holidaysRoute.GET, {
    params: { tenant: tenant.slug },
    query,
    headers: headers ?? (await keyWith()),
  });

describe("GET holidays", () => {
  test("gives closed days that a schedule of the configuration takes as they are, in its language", async () => {
    const headers = await keyWith();
    const params = { tenant: tenant.slug };
    const put = (body: unknown) => call(configurationRoute.PUT, { params, headers, method: "PUT", body });
    // The example business speaks German.
    expect((await put(exampleConfiguration)).status).toBe(200);
    const { status, body } = await ask({ country: "DE", region: "BE", year: "2027" }, headers);
    expect(status).toBe(200);
    const exceptions = body.exceptions as unknown[];
    expect(exceptions).toHaveLength(10);
    expect(exceptions[1]).toEqual({ date: "2027-03-08", closed: true, reason: "Internationaler Frauentag" });
    const [schedule] = exampleConfiguration.schedules;
    const document = { ...exampleConfiguration, schedules: [{ ...schedule, exceptions }] };
    // What the business says of itself beside it stays as it is.
    expect((await put(document)).body).toMatchObject(document);
  });

  test("is for keys that may read the configuration", async () => {
    const query = { country: "US", region: "NY", year: "2027" };
    expect((await ask(query, {})).status).toBe(401);
    expect((await ask(query, await keyWith(["bookings:read"]))).status).toBe(403);
    expect((await ask(query, await keyWith(["configuration:read"]))).status).toBe(200);
  });

  test.each([
    [{ country: "NP", year: "2027" }, "country"],
    [{ country: "Germany", year: "2027" }, "country"],
    [{ country: "DE", region: "NY", year: "2027" }, "region"],
    [{ country: "DE", year: "1999" }, "year"],
    [{ country: "DE", year: "2027.5" }, "year"],
    [{ country: "DE" }, "year"],
    [{ country: "DE", year: "2027", state: "BY" }, "state"],
  ])("%o is refused at %s", async (query, path) => {
    const answer = await ask(query as Record<string, string>);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path }] } });
  });
});

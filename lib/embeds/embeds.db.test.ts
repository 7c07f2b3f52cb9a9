import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfiguration } from "#lib/configuration/data.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { parentsFor } from "./data.ts";
import { saveParents } from "./mutations.ts";
import { parentsInput } from "./schema.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
const actor = { kind: "member", userId: "u", role: "owner", staffId: null } as const;

beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant(salon());
});
afterAll(() => environment.drop());

test("X10: nobody until a website is listed; then that one, on the embedded page alone", async () => {
  const { slug } = await slugOf();
  expect(await parentsFor(`/embed/${slug}`)).toEqual([]);
  const { parents } = parentsInput.parse({ parents: ["Juniper.example/", "https://juniper.example"] });
  expect(parents).toEqual(["https://juniper.example"]);
  await saveParents(tenant.scope, actor, parents, new Date());
  expect(await parentsFor(`/embed/${slug}`)).toEqual(parents);
  expect(await parentsFor(`/embed/${slug}/cut`)).toEqual(parents);
  expect((await resolveTenant(slug))?.tenant.embedParents).toEqual(parents);
  for (const other of [`/${slug}`, "/embed/nobody", `/dashboard/${slug}`])
    expect(await parentsFor(other)).toBeNull();
});

test("the list is part of the configuration document", async () => {
  const document = await withTenant(tenant.scope, (tx) => readConfiguration(tx, tenant.scope, new Date()));
  expect(document.business.embedParents).toEqual(["https://juniper.example"]);
});

test("a suspended business is framed by nobody", async () => {
  const { slug } = await slugOf();
  await platformDb().tenant.update({ where: { slug }, data: { status: "suspended" } });
  expect(await parentsFor(`/embed/${slug}`)).toBeNull();
  await platformDb().tenant.update({ where: { slug }, data: { status: "active" } });
});

test.each(["https://a.example; script-src *", "https://a.example b", "javascript:x", "*", ""])(
  "the database refuses %j, whoever writes it",
  async (text) => {
    const writing = platformDb().tenant.update({
      where: { id: tenant.scope.tenantId },
      data: { embedParents: [text] },
    });
    await expect(writing).rejects.toThrow();
  },
);

const slugOf = () =>
  platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.scope.tenantId }, select: { slug: true } });

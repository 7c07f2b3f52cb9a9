import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { clockAt, monday, overlapping } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { showId } from "#lib/ids.ts";
import { applyRow } from "./apply.ts";
import { workOnImports } from "./jobs.ts";
import { loadImport, loadRecentImports } from "./loaders.ts";
import { changeOptions, dropImport, startImport, undoImport } from "./mutations.ts";
import { storedRecord } from "./schema.ts";
import { dryRun, imported, owner, work } from "./testing.ts";
import { apiWords } from "./words.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const fresh = async () => {
  tenant = await fixtureTenant(salon());
};
const day = monday();
const csv = (...rows: string[]) => `start,service,staff,name,email,status\n${rows.join("\n")}\n`;
const bookings = () =>
  platformDb().booking.findMany({
    where: { tenantId: tenant.tenantId },
    orderBy: { startsAt: "asc" },
    include: { staff: { select: { slug: true } } },
  });

describe("an import", () => {
  test("takes what fits, refuses what does not with a sentence, and overwrites nothing", async () => {
    await fresh();
    const here = await placeBooking(
      tenant.scope,
      wish(clockAt(day, "09:00"), {
        customer: { name: "Here First", email: { address: "here@x.test", key: "here@x.test" } },
      }),
    );
    expect(here.ok).toBe(true);
    const before = await bookings();
    const { plan, rows } = await imported(
      tenant,
      csv(
        `${day} 09:15,cut,Ana,Late,late@x.test,`,
        `${day} 10:00,cut,Ana,Mina,mina@x.test,`,
        `${day} 10:15,cut,Ana,Nora,nora@x.test,`,
        `${day} 10:15,cut,Ben,Otto,otto@x.test,`,
        "2026-01-05 03:07,Cut,Ana,Past,past@x.test,",
        `${day} 11:00,beard,Ana,Paul,paul@x.test,`,
      ),
    );
    expect(plan.counts).toEqual({ create: 3, update: 0, same: 0, conflict: 2, invalid: 1 });
    expect(rows.map(({ kind, state, detail, blame }) => [kind, state, blame, detail.slice(0, 30)])).toEqual([
      ["conflict", "left", "start", "Ana has Here First at that tim"],
      ["create", "done", "", ""],
      ["conflict", "left", "start", "Ana is taken at that time by r"],
      // Ben offers no cuts, but did when this was agreed.
      ["create", "done", "", ""],
      ["create", "done", "", ""],
      ["invalid", "left", "service", "There is no service “beard” he"],
    ]);
    const after = await bookings();
    expect(after.filter(({ id }) => before.some((one) => one.id === id))).toEqual(before);
    expect(
      after.map(({ status, source, staff, customerName }) => [customerName, status, source, staff?.slug]),
    ).toEqual([
      // Outside hours' grid and long ago: over, and its time is taken like any other's.
      ["Past", "completed", "import", "ana"],
      ["Here First", "confirmed", "api", "ana"],
      ["Mina", "confirmed", "import", "ana"],
      ["Otto", "confirmed", "import", "ben"],
    ]);
    expect(await overlapping(environment.superuserUrl)).toBe(0);
    const { actions, draft } = {
      actions: (await platformDb().auditEntry.findMany({ where: { tenantId: tenant.tenantId } })).map(
        ({ action }) => action,
      ),
      draft: await platformDb().import.findFirstOrThrow({ where: { tenantId: tenant.tenantId } }),
    };
    expect(actions).toEqual(expect.arrayContaining(["import.uploaded", "import.started"]));
    expect(draft).toMatchObject({ state: "done", content: null });
  });

  test("is refused at a row whose time was taken after the dry run", async () => {
    await fresh();
    const { id } = await dryRun(
      tenant,
      csv(`${day} 09:00,cut,ana,Mina,mina@x.test,`, `${day} 12:00,cut,ana,Nora,nora@x.test,`),
    );
    await startImport(tenant.scope, owner, id, new Date());
    await placeBooking(tenant.scope, wish(clockAt(day, "09:15")));
    await work();
    const rows = await platformDb().importRow.findMany({
      where: { importId: id },
      orderBy: { number: "asc" },
    });
    expect(rows.map(({ state, detail }) => `${state} ${detail}`)).toEqual([
      "refused That time was taken while the import was under way.",
      "done ",
    ]);
  });

  test("B21: goes on where a worker died, and writes nothing twice", async () => {
    await fresh();
    const lines = Array.from(
      { length: 6 },
      (_, i) => `${day} ${String(9 + i).padStart(2, "0")}:00,cut,ana,C${i},c${i}@x.test,`,
    );
    const { id } = await dryRun(tenant, csv(...lines));
    await startImport(tenant.scope, owner, id, new Date());
    const { startedAt } = await platformDb().import.findFirstOrThrow({ where: { id } });
    // A worker wrote two rows and noted only the first of them before it died with its claim.
    for (const number of [1, 2]) {
      const row = await platformDb().importRow.findFirstOrThrow({ where: { importId: id, number } });
      const how = { actor: owner, notify: false, since: startedAt ?? new Date(), at: new Date() };
      const applied = await applyRow(tenant.scope, storedRecord.parse(row.record), how);
      if (applied.ok && number === 1)
        await platformDb().importRow.updateMany({
          where: { importId: id, number },
          data: { state: "done", subjectId: applied.value.subjectId },
        });
    }
    await platformDb().import.updateMany({
      where: { id },
      data: { claimedUntil: new Date(Date.now() + 60_000) },
    });
    expect(await workOnImports()).toBe(0);
    await platformDb().import.updateMany({ where: { id }, data: { claimedUntil: new Date(Date.now() - 1) } });
    await Promise.all([work(), work(), work()]);
    expect((await bookings()).map(({ customerName }) => customerName)).toEqual([
      "C0",
      "C1",
      "C2",
      "C3",
      "C4",
      "C5",
    ]);
    const states = await platformDb().importRow.groupBy({
      by: ["kind", "state"],
      where: { importId: id },
      _count: true,
    });
    expect(states).toEqual([{ kind: "create", state: "done", _count: 6 }]);
  });

  test("can be taken back, quietly, without what was changed since; and imported again", async () => {
    await fresh();
    const file = csv(
      `${day} 09:00,cut,ana,Mina,mina@x.test,`,
      `${day} 10:00,cut,ana,Nora,nora@x.test,`,
      "2026-01-05 09:00,cut,ana,Past,past@x.test,no show",
      "2026-01-06 09:00,cut,ana,Gone,gone@x.test,cancelled",
    );
    const { id } = await imported(tenant, file);
    const second = (await bookings()).find(({ customerName }) => customerName === "Nora");
    await platformDb().booking.updateMany({ where: { id: second?.id ?? "" }, data: { version: 2 } });
    expect(await undoImport(tenant.scope, owner, id)).toEqual({ ok: true, value: null });
    expect(await undoImport(tenant.scope, owner, id)).toMatchObject({ ok: false });
    await work();
    expect((await bookings()).map(({ customerName, status }) => `${customerName} ${status}`)).toEqual([
      "Past cancelled",
      "Gone cancelled",
      "Mina cancelled",
      "Nora confirmed",
    ]);
    expect(await platformDb().message.count({ where: { tenantId: tenant.tenantId } })).toBe(0);
    expect((await platformDb().import.findFirstOrThrow({ where: { id } })).state).toBe("undone");
    expect((await imported(tenant, file)).plan.counts).toMatchObject({ create: 3, same: 1 });
  });

  test("says what became of bookings that are here, and of customers", async () => {
    await fresh();
    const file = csv(`${day} 09:00,cut,ana,Mina,mina@x.test,`);
    await imported(tenant, file);
    const again = await imported(tenant, csv(`${day} 09:00,cut,ana,Mina,mina@x.test,cancelled`));
    expect(again.rows).toMatchObject([
      { kind: "update", state: "done", detail: "State: confirmed becomes cancelled." },
    ]);
    expect((await bookings()).map(({ status }) => status)).toEqual(["cancelled"]);
    const people = await imported(
      tenant,
      "Name,E-mail,Phone\nMina Sol,Mina@x.test,+49 30 1\nNew,new@x.test,\nNobody,,\n",
    );
    expect(people.rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "update done",
      "create done",
      "invalid left",
    ]);
    const customers = await platformDb().customer.findMany({
      where: { tenantId: tenant.tenantId },
      orderBy: { name: "asc" },
    });
    expect(customers.map(({ name, email, phone }) => [name, email, phone])).toEqual([
      ["Mina Sol", "mina@x.test", "+49 30 1"],
      ["New", "new@x.test", null],
    ]);
  });
});

describe("a draft", () => {
  const words = apiWords({ timezone: "America/New_York" });
  const look = async (id: string) => {
    const view = await loadImport(tenant.scope, showId("import", id), { page: 1 }, words, new Date());
    if (view === null || typeof view === "string") throw new Error(String(view));
    return view;
  };

  test("asks which way dates are meant, and is read anew with every choice", async () => {
    await fresh();
    const { id, plan } = await dryRun(tenant, "Datum,Uhrzeit,Kunde,E-Mail\n3/4/2027,9:00,Mina,mina@x.test\n");
    expect(plan.dateOrder).toBe("both");
    expect((await look(id)).rows).toMatchObject([{ kind: "invalid", column: "Datum" }]);
    const options = { ...plan.options, dateOrder: "dmy" as const };
    await changeOptions(tenant.scope, id, options);
    expect((await look(id)).rows).toMatchObject([{ kind: "invalid", detail: "The row names no service." }]);
    await changeOptions(tenant.scope, id, { ...options, service: "cut", timezone: "Asia/Kathmandu" });
    const view = await look(id);
    expect(view.rows).toMatchObject([{ kind: "create" }]);
    expect(view.draft?.columns).toMatchObject([{ name: "Datum", example: "3/4/2027" }, {}, {}, {}]);
    await startImport(tenant.scope, owner, id, new Date());
    await work();
    const [made] = await bookings();
    expect(made?.startsAt.toISOString()).toBe("2027-04-03T03:15:00.000Z");
  });

  test("is foreign to everybody else (T1), forgotten when dropped or expired, and started once", async () => {
    await fresh();
    const { id } = await dryRun(tenant, csv(`${day} 09:00,cut,ana,Mina,mina@x.test,`));
    const stranger = await fixtureTenant(salon());
    const shown = showId("import", id);
    expect(await loadImport(stranger.scope, shown, { page: 1 }, words, new Date())).toBeNull();
    expect(await startImport(stranger.scope, owner, id, new Date())).toMatchObject({
      error: { code: "not_found" },
    });
    expect(await dropImport(stranger.scope, id)).toMatchObject({ error: { code: "not_found" } });
    expect(await loadRecentImports(stranger.scope, new Date())).toEqual([]);
    expect(
      await loadImport(tenant.scope, shown, { page: 1 }, words, new Date(Date.now() + 90_000_000)),
    ).toBeNull();
    const started = await Promise.all([1, 2].map(() => startImport(tenant.scope, owner, id, new Date())));
    expect(started.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await dropImport(tenant.scope, id)).toMatchObject({ error: { code: "not_found" } });
    await work();
    expect(await bookings()).toHaveLength(1);
  });

  test("is one of twenty at most", async () => {
    await fresh();
    for (let i = 0; i < 22; i++) await dryRun(tenant, csv(`${day} 09:00,cut,ana,C${i},c${i}@x.test,`));
    expect(await platformDb().import.count({ where: { tenantId: tenant.tenantId } })).toBe(20);
  });

  test("20,000 rows are looked at and written down in seconds", { timeout: 60_000 }, async () => {
    await fresh();
    const first = inHours(200);
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `${new Date((first + i * 30) * 60_000).toISOString()},cut,ana,Customer ${i},c${i}@x.test,`,
    );
    const begun = performance.now();
    const { id, plan } = await dryRun(tenant, csv(...lines));
    expect(plan.counts).toMatchObject({ create: 20_000 });
    const looked = performance.now();
    expect(await startImport(tenant.scope, owner, id, new Date())).toMatchObject({ ok: true });
    const written = performance.now();
    expect(looked - begun).toBeLessThan(10_000);
    expect(written - looked).toBeLessThan(20_000);
    await workOnImports();
    expect(await platformDb().booking.count({ where: { tenantId: tenant.tenantId } })).toBe(200);
    await platformDb().import.deleteMany({ where: { id } });
  });
});

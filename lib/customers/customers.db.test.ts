import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { showId } from "#lib/ids.ts";
import { placeSeries } from "#lib/series/mutations.ts";
import { seriesOf } from "#lib/series/testing.ts";
import { loadCustomer } from "./detail.ts";
import { loadCustomers, suggestCustomers } from "./loaders.ts";
import { changeFacts, onCustomer, saveCustomerNote, setBlocked } from "./mutations.ts";
import { books, mailbox, owner, staffOf } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
});
afterAll(() => environment.drop());

const rowOf = (id: string) => platformDb().customer.findFirstOrThrow({ where: { id } });
const block = (customer: string, blocked = true) =>
  onCustomer(tenant.scope, owner, customer, async (tx, row) => {
    await setBlocked(tx, tenant.scope, owner, row, { blocked, reason: "Shouts", now: new Date() });
    return { ok: true, value: null };
  });

describe("a booking by an address that is known", () => {
  test("A19: points at the record and changes nothing of it, whatever name and number come with it", async () => {
    const first = await books(tenant, {
      name: "Vera Real",
      email: mailbox("vera@example.com"),
      phone: "212 555 0199",
    });
    await saveCustomerNote(tenant.scope, owner, { customer: first.customer, note: "Allergic" }, new Date());
    const before = await rowOf(first.customer);
    const again = await books(tenant, {
      name: "Mal Lory",
      email: mailbox("VERA+x@example.com"),
      phone: "1",
      locale: "de",
    });
    expect(again.customer).toBe(first.customer);
    expect(await rowOf(first.customer)).toEqual(before);
  });

  test("A16, A19: is answered as one by an address that nobody has", async () => {
    const business = await fixtureTenant();
    const known = mailbox("known@example.com");
    await books(business, { name: "Known Person", email: known, phone: "212 555 0123" });
    const answer = async (email: ReturnType<typeof mailbox>, hours: number) => {
      const placed = await placeBooking(
        business.scope,
        wish(inHours(hours), { customer: { name: "X", email } }),
      );
      if (!placed.ok) return placed;
      const { id, start, end, ...view } = placed.value.view;
      return { view, keys: Object.keys(placed.value) };
    };
    expect(await answer(known, 200)).toEqual(await answer(mailbox("unknown@example.com"), 201));
  });

  test("a new record keeps what was typed, normalised beside it", async () => {
    const made = await books(tenant, {
      name: "Émile Laurent",
      email: mailbox("Emile.Laurent+spa@gmail.com"),
      phone: "(212) 555-0142",
      locale: "fr",
    });
    expect(await rowOf(made.customer)).toMatchObject({
      name: "Émile Laurent",
      nameKey: "emile laurent",
      emailKey: "emilelaurent@gmail.com",
      phone: "(212) 555-0142",
      phoneKey: "+12125550142",
      locale: "fr",
    });
  });
});

describe("the desk", () => {
  const desk = { actor: owner, source: "dashboard" } as const;

  test("books somebody without an address: no mail to them, all else as ever", async () => {
    const { booking, customer } = await books(tenant, { name: "Walter Walk-in" }, desk);
    const row = await platformDb().booking.findFirstOrThrow({
      where: { id: booking },
      include: { messages: true },
    });
    expect(row).toMatchObject({ customerEmail: "", customerName: "Walter Walk-in", status: "confirmed" });
    expect(row.messages.map(({ audience }) => audience).toSorted()).toEqual(["business", "staff"]);
    expect(await rowOf(customer)).toMatchObject({ email: "", emailKey: null });
  });

  test("finds whoever gave only a number by number and name; a family's number is several people", async () => {
    const maria = await books(tenant, { name: "Maria Lopez", phone: "212 555 0177" }, desk);
    expect((await books(tenant, { name: "maria", phone: "+1 (212) 555-0177" }, desk)).customer).toBe(
      maria.customer,
    );
    const tom = await books(tenant, { name: "Tom Lopez", phone: "212-555-0177" }, desk);
    expect(tom.customer).not.toBe(maria.customer);
    // Nobody books online by a number: it proves nothing.
    const online = await books(tenant, {
      name: "Maria Lopez",
      email: mailbox("m@example.com"),
      phone: "2125550177",
    });
    expect(online.customer).not.toBe(maria.customer);
  });

  test("books a series for somebody without an address: one person, not one for each date", async () => {
    const business = await fixtureTenant();
    const series = await placeSeries(business.scope, seriesOf(3, "09:00", { customer: { name: "Walter" } }));
    if (!series.ok) throw new Error(series.error.code);
    const rows = await platformDb().booking.findMany({ where: { tenantId: business.tenantId } });
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ customerId }) => customerId)).size).toBe(1);
    expect(await platformDb().customer.count({ where: { tenantId: business.tenantId } })).toBe(1);
    expect(await platformDb().message.count({ where: { tenantId: business.tenantId, recipient: "" } })).toBe(
      0,
    );
  });

  test("chooses a record; one of another business is not there, and no customer can choose", async () => {
    const known = await books(tenant, { name: "Ada Known", email: mailbox("ada@example.com") });
    expect((await books(tenant, { id: known.customer, name: "Ada K." }, desk)).customer).toBe(known.customer);
    const elsewhere = await fixtureTenant();
    await expect(books(elsewhere, { id: known.customer, name: "Ada" }, desk)).rejects.toThrow("not_found");
    const chosen = await books(tenant, {
      id: known.customer,
      name: "Eve",
      email: mailbox("eve@example.com"),
    });
    expect(chosen.customer).not.toBe(known.customer);
  });
});

describe("a block", () => {
  const email = mailbox("blocked@example.com");

  test("refuses the customer's own booking without saying so, writes nothing, and leaves the desk free", async () => {
    const { customer } = await books(tenant, { name: "Bo Locked", email });
    await block(customer);
    const bookings = await platformDb().booking.count({ where: { customerId: customer } });
    const refused = await placeBooking(tenant.scope, wish(inHours(300), { customer: { name: "Bo", email } }));
    expect(refused).toEqual({
      ok: false,
      error: {
        code: "limit_reached",
        detail: "This business cannot take this booking online. Please call them.",
      },
    });
    const alias = mailbox("blocked+again@example.com");
    expect(
      await placeBooking(tenant.scope, wish(inHours(301), { customer: { name: "Bo", email: alias } })),
    ).toEqual(refused);
    expect(await platformDb().booking.count({ where: { customerId: customer } })).toBe(bookings);
    expect((await books(tenant, { name: "Bo", email }, { actor: owner, source: "dashboard" })).customer).toBe(
      customer,
    );
    await block(customer, false);
    expect((await books(tenant, { name: "Bo", email })).customer).toBe(customer);
  });

  test("is not met by whoever is new, and leaves no record behind where something else refuses", async () => {
    const limited = await fixtureTenant(salon({}, { limits: { perCustomer: 1 } }));
    await books(limited, { name: "One", email: mailbox("one@example.com") });
    await expect(
      books(limited, { name: "One", email: mailbox("o.ne+2@example.com") }),
    ).resolves.toBeDefined();
    const count = () => platformDb().customer.count({ where: { tenantId: limited.tenantId } });
    const before = await count();
    await expect(books(limited, { name: "One", email: mailbox("ONE+3@example.com") })).rejects.toThrow(
      "limit_reached",
    );
    expect(await count()).toBe(before);
  });
});

describe("searching", () => {
  const names = async (q: string, business = tenant) =>
    (await loadCustomers(business.scope, owner, { query: { q }, now: new Date() })).lines.map(
      ({ name }) => name,
    );

  test("finds by the beginnings of words, accents or not, by address and by number in any form", async () => {
    const business = await fixtureTenant();
    await books(business, {
      name: "Zoë Ångström",
      email: mailbox("zoe.a@example.org"),
      phone: "(212) 555-0188",
    });
    await books(business, { name: "田中 愛子", email: mailbox("aiko@example.org") });
    for (const q of [
      "zoe",
      "ang zo",
      "Zoë Å",
      "ZOE.A@EX",
      "zoe.a",
      "0188",
      "212 555 01",
      "+1 (212)",
      "２１２５５５",
    ])
      expect(await names(q, business), q).toEqual(["Zoë Ångström"]);
    expect(await names("田中", business)).toEqual(["田中 愛子"]);
    expect(await names("example", business)).toEqual([]);
    for (const q of ["zoe x", "%", "'; DROP", "strom"]) expect(await names(q, business), q).toEqual([]);
  });

  test("pages by name, everybody once", async () => {
    const business = await fixtureTenant();
    const rows = Array.from({ length: 95 }, (_, i) => ({
      tenantId: business.tenantId,
      id: `0190a5d0-0000-7000-8000-${String(i).padStart(12, "0")}`,
      name: `P${i % 7}`,
      nameKey: `p${i % 7}`,
    }));
    await platformDb().customer.createMany({ data: rows });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await loadCustomers(business.scope, owner, { query: { after }, now: new Date() });
      seen.push(...page.lines.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(95);
    expect(seen).toHaveLength(95);
  });

  test("counts what became of bookings, and shows the history", async () => {
    const { customer, booking } = await books(tenant, {
      name: "Nora Show",
      email: mailbox("nora@example.com"),
    });
    await books(tenant, { name: "Nora Show", email: mailbox("nora@example.com") });
    const past = new Date(Date.now() - 7_200_000);
    await platformDb().booking.updateMany({
      where: { id: booking },
      data: { status: "no_show", startsAt: past, endsAt: new Date(past.getTime() + 1_800_000) },
    });
    const view = await loadCustomer(tenant.scope, owner, showId("customer", customer), new Date());
    expect(view).toMatchObject({
      noShows: 1,
      visits: 0,
      bookings: 2,
      past: [{ status: "no_show" }],
      ahead: [{ status: "confirmed" }],
    });
    const [line] = await suggestCustomers(tenant.scope, owner, { text: "nora sh", now: new Date() });
    expect(line).toMatchObject({ name: "Nora Show", noShows: 1, blocked: false });
    expect(await suggestCustomers(tenant.scope, owner, { text: "n", now: new Date() })).toEqual([]);
  });
});

describe("T1: reach", () => {
  test("staff see and change only customers of their own calendar, and no number of others' bookings", async () => {
    const business = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
    const staff = await platformDb().staff.findMany({ where: { tenantId: business.tenantId } });
    const [ana, ben] = ["ana", "ben"].map((slug) =>
      staffOf(staff.find((one) => one.slug === slug)?.id ?? ""),
    );
    if (!ana || !ben) throw new Error("no staff");
    const both = { name: "Both Ways", email: mailbox("both@example.com") };
    const { customer } = await books(business, both, { staff: "ana" });
    await books(business, both, { staff: "ben" });
    const other = await books(
      business,
      { name: "Bens Only", email: mailbox("bens@example.com") },
      { staff: "ben" },
    );
    const list = (actor: typeof owner) =>
      loadCustomers(business.scope, actor, { query: {}, now: new Date() }).then(({ lines }) =>
        lines.map(({ name, bookings }) => [name, bookings]),
      );
    expect(await list(ana)).toEqual([["Both Ways", 1]]);
    expect(await list(ben)).toEqual([
      ["Bens Only", 1],
      ["Both Ways", 1],
    ]);
    expect(await list(owner)).toEqual([
      ["Bens Only", 1],
      ["Both Ways", 2],
    ]);
    expect(await suggestCustomers(business.scope, ana, { text: "bens", now: new Date() })).toEqual([]);
    const seen = await loadCustomer(business.scope, ana, showId("customer", customer), new Date());
    expect(seen?.ahead).toHaveLength(1);
    expect(
      await loadCustomer(business.scope, ana, showId("customer", other.customer), new Date()),
    ).toBeNull();
    const note = (actor: typeof owner, id: string) =>
      saveCustomerNote(business.scope, actor, { customer: id, note: "x" }, new Date());
    expect(await note(ana, other.customer)).toEqual(await note(ana, "0190a5d0-0000-7000-8000-00000000dead"));
    expect((await rowOf(other.customer)).note).toBe("");
  });

  test("another business's customer does not exist, for reading or for any change", async () => {
    const { customer } = await books(tenant, { name: "Mine", email: mailbox("mine@example.com") });
    const before = await rowOf(customer);
    const other = await fixtureTenant();
    expect(await loadCustomer(other.scope, owner, showId("customer", customer), new Date())).toBeNull();
    const random = "0190a5d0-0000-7000-8000-00000000beef";
    for (const id of [customer, random]) {
      const facts = { name: "Taken", email: null, phone: null };
      const how = { timezone: "UTC", now: new Date() };
      const answers = await Promise.all([
        saveCustomerNote(other.scope, owner, { customer: id, note: "x" }, new Date()),
        onCustomer(other.scope, owner, id, (tx, row) => changeFacts(tx, other.scope, row, facts, how)),
      ]);
      for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: "not_found" } });
    }
    expect(await rowOf(customer)).toEqual(before);
    expect(
      (await loadCustomers(other.scope, owner, { query: { q: "mine" }, now: new Date() })).lines,
    ).toEqual([]);
  });
});

describe("changing facts", () => {
  test("finds by the new ones, answers with the old, and refuses somebody else's address", async () => {
    const business = await fixtureTenant();
    const { customer } = await books(business, { name: "Old Name", email: mailbox("old@example.com") });
    await books(business, { name: "Else Where", email: mailbox("else@example.com") });
    const save = (email: string) =>
      onCustomer(business.scope, owner, customer, (tx, row) =>
        changeFacts(
          tx,
          business.scope,
          row,
          { name: "New Name", email: mailbox(email), phone: "020 7946 0958" },
          { timezone: "Europe/London", now: new Date() },
        ),
      );
    expect(await save("el.se+1@example.com")).toMatchObject({ ok: true });
    expect(await save("ELSE+1@example.com")).toMatchObject({
      ok: false,
      error: { code: "invalid", errors: [{ path: "email", message: expect.stringContaining("Else Where") }] },
    });
    expect(await save("new@example.com")).toMatchObject({
      ok: true,
      value: { before: { name: "New Name", phone: "020 7946 0958" } },
    });
    const found = (q: string) =>
      withTenant(business.scope, (tx) => tx.customerWord.count({ where: { word: q } }));
    expect([await found("old"), await found("442079460958"), await found("new")]).toEqual([0, 1, 1]);
    expect((await books(business, { name: "Any", email: mailbox("new@example.com") })).customer).toBe(
      customer,
    );
  });
});

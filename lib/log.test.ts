import { expect, test } from "vitest";
import { effort } from "#lib/testing/effort.ts";
import { showId } from "./ids.ts";
import { createLog, scrub } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("info", (line) => lines.push(line)));
  return lines.join("");
}

const token = "Zt5yU2iO9pA1sD4fG7hJ0kL3xC6vB8nM";

test("a line is one JSON object that says when, how grave, which request and which tenant", () => {
  const text = logged((log) => log.child({ requestId: "r-1", tenant: "t-1" }).info("served"));
  expect(JSON.parse(text)).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    requestId: "r-1",
    tenant: "t-1",
    msg: "served",
  });
});

test("I17: nothing in a text can begin a line of its own or colour a terminal", () => {
  const text = logged((log) => log.info({ slug: 'a\r\n{"level":"error"}\u001b[31m' }, "x\r\ny\u001b[0m"));
  expect(text.trim().split("\n")).toHaveLength(1);
  expect([...text.trim()].every((character) => character >= " ")).toBe(true);
});

test("no people: keys that name personal data are censored at any of three depths", () => {
  const text = logged((log) =>
    log.info({
      email: "a@x.test",
      booking: { customer: "Maria", phone: "123" },
      a: { b: { recipient: "Maria" } },
    }),
  );
  expect(text).not.toMatch(/Maria|123|a@x/);
});

test("lists and circles: nothing personal either, and a line all the same", () => {
  const circle: Record<string, unknown> = { email: "a@x.test", id: "kept" };
  circle.self = [circle];
  const text = logged((log) => log.info({ circle, list: [{ customer: "Maria" }, "kept too"] }));
  expect(text).not.toMatch(/Maria|a@x/);
  expect(JSON.parse(text)).toMatchObject({ circle: { id: "kept" }, list: [{}, "kept too"] });
});

test.each([
  `GET /manage/m_${token}`,
  `Bearer pk_${token}`,
  `i_${token}`,
  `/manage/${token}/move`,
  "re_Q7w2E5r8T1y4U6i9",
  "postgresql://punctual_app:s3cretS3cret@db:5432/x",
  `/sign-in/confirm?token=${token}&next=%2F`,
  "Key (email)=(maria.silva+x@mail.example.com) exists",
])("no tokens, passwords or addresses inside texts: %s", (secret) => {
  const text = logged((log) => log.error({ err: new Error(secret), path: secret }, secret));
  expect(text).not.toContain(token);
  expect(text).not.toMatch(/Q7w2E5|s3cret|maria\.silva/);
});

test("errors keep what helps: kind, code, first frames; Prisma's quoted rows are left out", () => {
  class PrismaClientValidationError extends Error {
    override name = "PrismaClientValidationError";
  }
  const text = logged((log) =>
    log.error({ err: new PrismaClientValidationError('data: { name: "Maria" }') }, "x"),
  );
  expect(text).not.toContain("Maria");
  expect(JSON.parse(text).err).toMatchObject({ type: "PrismaClientValidationError" });
  expect(JSON.parse(text).err.stack).toContain("log.test.ts");
});

test("ids are kept, or nothing could be traced", () => {
  const id = "0192b7e4-0000-7000-8000-000000000001";
  const line = `${showId("booking", id)} ${id} node_modules/pg@8.23.1/x.js`;
  expect(scrub(line)).toBe(line);
});

test("a long hostile line is scrubbed in linear time", async () => {
  const line = "a".repeat(200_000) + "@".repeat(1000) + "a.".repeat(100_000);
  expect((await effort(() => scrub(line))).spent).toBeLessThan(1500);
});

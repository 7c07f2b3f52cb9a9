import { expect, test } from "@playwright/test";
import { appUrl, dateIn, openBusiness } from "./support/business.ts";
import { mailsTo } from "./support/mailbox.ts";

// The first promise over HTTP, against the production build: see the "how it will be judged".

interface Answer {
  status: number;
  body: { code?: string; id?: string; manageToken?: string; alternatives?: string[] };
  ms: number;
}

async function post(path: string, body: object, key?: string): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${appUrl}/api/v1${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key ? { "idempotency-key": key } : {}) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), ms: performance.now() - begun };
}

const wish = (start: string, who: string) => ({
  service: "cut",
  start,
  timezone: "Asia/Kathmandu",
  customer: { name: `Rival ${who}`, email: `rival-${who}@example.com` },
});

const tally = (answers: Answer[]) => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const key = `${status} ${body.code ?? ""}`.trim();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

test("B1: 200 at once for one time: one 201, the rest 409 with alternatives, one mail", async () => {
  const business = await openBusiness({ services: [{ slug: "cut", durationMinutes: 30, stepMinutes: 30 }] });
  const start = `${dateIn(5)}T10:00:00-05:00`;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      post(`/${business.slug}/bookings`, wish(start, `${business.slug}-${i}`)),
    ),
  );
  expect(tally(answers)).toEqual({ "201": 1, "409 slot_taken": 199 });
  expect(answers.find((answer) => answer.status === 409)?.body.alternatives).toHaveLength(5);
  const slowest = Math.max(...answers.map((answer) => answer.ms));
  test.info().annotations.push({ type: "slowest answer", description: `${Math.round(slowest)} ms` });

  const winner = answers.findIndex((answer) => answer.status === 201);
  await expect
    .poll(async () => (await mailsTo(`rival-${business.slug}-${winner}@example.com`)).length)
    .toBe(1);
});

test("B2, B18: bookings and moves at once for one time: one has it, nobody lost theirs", async () => {
  const business = await openBusiness({ services: [{ slug: "cut", durationMinutes: 30, stepMinutes: 30 }] });
  const day = dateIn(6);
  const held = await Promise.all(
    ["10:00", "11:00", "12:00"].map((time) =>
      post(`/${business.slug}/bookings`, wish(`${day}T${time}:00-05:00`, time.slice(0, 2))),
    ),
  );
  const target = `${day}T15:00:00-05:00`;
  const answers = await Promise.all([
    ...Array.from({ length: 40 }, (_, i) => post(`/${business.slug}/bookings`, wish(target, `m${i}`))),
    ...held.map(({ body }) =>
      post(`/bookings/${body.manageToken}/move`, { start: target, timezone: "Europe/Paris" }),
    ),
  ]);
  const won = answers.filter((answer) => answer.status < 300);
  expect(won).toHaveLength(1);
  expect(answers.every((answer) => answer.status < 300 || answer.status === 409)).toBe(true);
  const live = (await business.bookings(dateIn(5), dateIn(8))).filter(
    (booking) => booking.status === "confirmed",
  );
  expect(new Set(live.map((booking) => Date.parse(booking.start))).size).toBe(live.length);
  expect(live.filter((booking) => Date.parse(booking.start) === Date.parse(target))).toHaveLength(1);
});

test("B5: one key, at once and again: one booking, one answer; another body: 422", async () => {
  const business = await openBusiness({ services: [{ slug: "cut" }] });
  const body = wish(`${dateIn(5)}T10:00:00-05:00`, "once");
  const key = `key-${business.slug}`;
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post(`/${business.slug}/bookings`, body, key)),
  );
  answers.push(await post(`/${business.slug}/bookings`, body, key));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  const other = await post(`/${business.slug}/bookings`, { ...body, timezone: "UTC" }, key);
  expect([other.status, other.body.code]).toEqual([422, "idempotency_mismatch"]);
});

import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { localDateAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import { changed, freeTimes, newPlacement, pick, place, type World } from "./bookings.ts";
import type { Acknowledged } from "./journal.ts";
import type { Target } from "./target.ts";
import { type Answer, field, type Wish } from "./wire.ts";

let count = 0;
/** An offer comes within about two seconds of its time; a killed worker takes longer. */
const looks = 12;
const pauseMs = 400;

const inside = (body: unknown, name: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;

const behind = (token: string, what = "", body?: unknown): Wish => ({
  method: body === undefined ? "GET" : "POST",
  path: `/api/v1/waitlist/${token}${what}`,
  ...(body === undefined ? {} : { body }),
});

/**
 * Books a time, joins the waitlist for exactly that time under another name, cancels, and accepts the offer that follows,
 * pressing twice. Somebody of the crowd may be faster; then there is no offer. @returns the booking it became
 */
export async function waitAndAccept(world: World, target: Target): Promise<Acknowledged | null> {
  const service = pick(target.services.filter(({ capacity }) => capacity === 1));
  const time = service && pick(await freeTimes(world, target, service));
  if (!service || !time) return null;
  const staff = pick(time.staff);
  const { booking } = await place(
    world,
    target,
    newPlacement(world, target, service, { start: time.start, staff }),
  );
  if (!booking) return null;
  const about = await world.call("look at times", { method: "GET", path: `/api/v1/${target.tenant}` });
  const zone = field(about.answer?.body, "timezone") || "UTC";
  const minute = Date.parse(booking.start) / 60_000;
  const [date, from] = [localDateAt(minute, zone), minuteOfDayAt(minute, zone)];
  const email = `${world.run}-waits-${++count}@example.com`;
  const body = {
    ...{
      service: service.slug,
      staff,
      from: date,
      to: date,
      times: [{ from, to: from + 1 }],
      timezone: "UTC",
    },
    customer: { name: `Waits ${count}`, email },
  };
  const key = `torture-${randomBytes(12).toString("hex")}`;
  const placed = world.journal.place({ tenant: target.tenant, key, body, email });
  const joined = await world.call("join the waitlist", {
    method: "POST",
    path: `/api/v1/${target.tenant}/waitlist`,
    body,
    headers: { "idempotency-key": key },
  });
  const gone = { method: "POST", path: `/api/v1/bookings/${booking.token}/cancel`, body: {} } as const;
  changed(world, booking, "cancel", await world.call("cancel", gone));
  const token = field(joined.answer?.body, "token");
  if (!token) return null;
  const made = (await offered(world, token)) ? await accept(world, target, token, placed) : null;
  if (!made) await world.call("leave the waitlist", behind(token, "/leave", {}));
  return made;
}

async function offered(world: World, token: string): Promise<boolean> {
  for (let look = 0; look < looks; look++) {
    await sleep(pauseMs);
    const { answer } = await world.call("look at an offer", behind(token));
    if (inside(inside(answer?.body, "offer"), "open") === true) return true;
  }
  return false;
}

/** Both presses must be about one booking. */
async function accept(
  world: World,
  target: Target,
  token: string,
  placed: ReturnType<World["journal"]["place"]>,
): Promise<Acknowledged | null> {
  const wish = behind(token, "/accept", {});
  const pressed = await Promise.all([1, 2].map(() => world.call("accept an offer", wish)));
  const answers = pressed.flatMap(({ answer }): Answer[] => (answer ? [answer] : []));
  const booked = answers.filter(({ status }) => status === 200);
  for (const { body } of booked) placed.ids.add(field(body, "id"));
  // Without an answer, or told to come back: it may be booked all the same.
  if (
    booked.length === 0 &&
    (answers.length < 2 || answers.some(({ status }) => status === 503 || status === 429))
  )
    placed.unsure = true;
  if (placed.ids.size > 1) world.tally.found("one offer, two bookings", [...placed.ids].join(", "));
  const manageToken = field(booked[0]?.body, "manageToken");
  if (!manageToken) return null;
  const read = await world.call("read", { method: "GET", path: `/api/v1/bookings/${manageToken}` });
  if (read.answer?.status !== 200) return null;
  // Without the key: it was sent to the waitlist, and sending it to the bookings again would say something else.
  return world.journal.acknowledge(target.tenant, { ...Object(read.answer.body), manageToken });
}

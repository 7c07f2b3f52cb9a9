import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { changed, freeTimes, newPlacement, pick, place, type World } from "./bookings.ts";
import type { Acknowledged } from "./journal.ts";
import type { Target } from "./target.ts";
import { waitAndAccept } from "./waiting.ts";
import { field, type Wish } from "./wire.ts";

/** A customer with what they have booked so far. */
interface Customer {
  world: World;
  targets: readonly Target[];
  own: { booking: Acknowledged; target: Target }[];
}

type Deed = (customer: Customer) => Promise<void>;

const manage = ({ token }: Acknowledged, what = "", body?: unknown): Wish => ({
  method: body === undefined ? "GET" : "POST",
  path: `/api/v1/bookings/${token}${what}`,
  ...(body === undefined ? {} : { body }),
});

const wantedOf = (capacity: number, start: string, staff: readonly string[]) => ({
  start,
  ...(Math.random() < 0.5 && staff.length > 0 ? { staff: pick(staff) } : {}),
  ...(capacity > 1 ? { party: randomInt(1, Math.min(4, capacity + 1)) } : {}),
});

/** Looks at the times and books one; whoever lost takes the nearest that is left, half of the time. */
const book: Deed = async ({ world, targets, own }) => {
  const target = pick(targets);
  const service = target && pick(target.services);
  if (!target || !service) return;
  const time = pick(await freeTimes(world, target, service));
  if (!time) return;
  const wanted = wantedOf(service.capacity, time.start, time.staff);
  const placement = newPlacement(world, target, service, wanted);
  const { booking, answer } = await place(world, target, placement);
  if (booking) return void own.push({ booking, target });
  const others: unknown =
    typeof answer?.body === "object" && answer.body ? Reflect.get(answer.body, "alternatives") : [];
  if (!Array.isArray(others) || others.length === 0 || Math.random() < 0.5) return;
  const next = newPlacement(world, target, service, { start: String(others[0]) });
  const second = await place(world, target, next, "book the nearest");
  if (second.booking) own.push({ booking: second.booking, target });
};

/** Presses twice: both answers must be about one booking. */
const bookTwice: Deed = async ({ world, targets, own }) => {
  const target = pick(targets);
  const service = target && pick(target.services);
  if (!target || !service) return;
  const time = pick(await freeTimes(world, target, service));
  if (!time) return;
  const placement = newPlacement(world, target, service, { start: time.start });
  const pressed = await Promise.all([1, 2].map(() => place(world, target, placement, "press twice")));
  const booking = pressed.find((one) => one.booking)?.booking;
  if (booking) own.push({ booking, target });
};

/** Sends an old key and body again: the same answer, whatever became of the booking since. */
const again: Deed = async ({ world, own }) => {
  const one = pick(own);
  const placed = one && world.journal.placements.get(one.booking.key);
  if (!one || !placed) return;
  const { answer } = await place(world, one.target, placed, "send an old key again");
  if (answer && ![201, 429, 503].includes(answer.status))
    world.tally.found("an old key was not answered as before", `${placed.key}: ${answer.status}`);
};

const move: Deed = async ({ world, own }) => {
  const one = pick(own);
  const service = one && pick(one.target.services);
  if (!one || !service) return;
  const time = pick(await freeTimes(world, one.target, service));
  if (!time) return;
  const body = { start: time.start, timezone: "Europe/Paris" };
  changed(world, one.booking, "move", await world.call("move", manage(one.booking, "/move", body)));
};

const cancel: Deed = async (customer) => {
  const { world, own } = customer;
  const [one] = own.splice(own.length > 0 ? randomInt(own.length) : 0, 1);
  if (!one) return;
  changed(world, one.booking, "cancel", await world.call("cancel", manage(one.booking, "/cancel", {})));
  await read({ ...customer, own: [one] });
};

/** Two browsers, one booking: a move and a cancellation at once; whichever way, one story remains (B17). */
const tear: Deed = async (customer) => {
  const { world, own } = customer;
  const one = own.pop();
  const service = one && pick(one.target.services);
  if (!one || !service) return;
  const time = pick(await freeTimes(world, one.target, service));
  if (!time) return;
  const wishes = [
    manage(one.booking, "/cancel", {}),
    manage(one.booking, "/move", { start: time.start, timezone: "UTC" }),
  ];
  const outcomes = await Promise.all(wishes.map((wish) => world.call("move and cancel at once", wish)));
  for (const outcome of outcomes) changed(world, one.booking, "move and cancel at once", outcome);
  await read({ ...customer, own: [one] });
};

/** Opens the manage link: never older than what was promised. */
const read: Deed = async ({ world, own }) => {
  const one = pick(own);
  if (!one) return;
  const promised = { ...one.booking };
  const { answer } = await world.call("read", manage(one.booking));
  if (answer?.status === 404) return world.tally.found("a booking was lost", `read of ${promised.id}: 404`);
  if (answer?.status !== 200) return;
  const version = Number(field(answer.body, "version"));
  if (version < promised.version)
    world.tally.found(
      "an older version than was promised",
      `${promised.id}: ${version} < ${promised.version}`,
    );
  world.journal.acknowledge(one.booking.tenant, answer.body);
};

const calendarFile: Deed = async ({ world, own }) => {
  const one = pick(own);
  if (!one) return;
  const { answer } = await world.call("calendar file", manage(one.booking, "/invite.ics"));
  if (answer?.status === 200 && !String(answer.body).startsWith("BEGIN:VCALENDAR"))
    world.tally.found("a calendar file that is none", one.booking.id);
};

/** Waits for a time that is taken, and gets it when it comes free. */
const wait: Deed = async ({ world, targets, own }) => {
  const target = pick(targets);
  const booking = target?.waitlist ? await waitAndAccept(world, target) : null;
  if (target && booking) own.push({ booking, target });
};

/** What no form would send. */
const nonsense: Deed = async ({ world, targets }) => {
  const target = pick(targets);
  const body = pick([{}, { service: "?" }, { start: "yesterday" }, [], { customer: { name: "\u0000" } }]);
  if (!target) return;
  const path = `/api/v1/${target.tenant}/bookings`;
  const { answer } = await world.call("nonsense", { method: "POST", path, body });
  if (answer && answer.status < 400) world.tally.found("nonsense was accepted", JSON.stringify(body));
};

const deeds: readonly (readonly [share: number, deed: Deed])[] = [
  ...([
    [40, book],
    [6, bookTwice],
    [6, again],
    [14, move],
    [12, cancel],
  ] as const),
  ...([
    [5, tear],
    [12, read],
    [3, calendarFile],
    [2, nonsense],
    [4, wait],
  ] as const),
];
const deck = deeds.flatMap(([share, deed]) => Array.from({ length: share }, () => deed));

/** Does one thing after another, with a short thought between, until `isOver`. */
export async function customer(
  world: World,
  targets: readonly Target[],
  isOver: () => boolean,
): Promise<void> {
  const self: Customer = { world, targets, own: [] };
  while (!isOver()) {
    const deed = deck[randomInt(deck.length)] ?? book;
    await deed(self);
    await sleep(randomInt(50, 400));
  }
}

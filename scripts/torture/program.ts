import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { changed, freeTimes, newPlacement, pick, type World } from "./bookings.ts";
import type { Target } from "./target.ts";
import { field, type Wish } from "./wire.ts";

/** A business's own program: reads, changes customers' bookings under their hands, books what repeats. */
interface Program {
  world: World;
  target: Target;
  ask(name: string, wish: Wish): ReturnType<World["call"]>;
}

type Deed = (program: Program) => Promise<void>;

const list: Deed = async ({ target, ask, world }) => {
  const { answer } = await ask("list", { method: "GET", path: `/api/v1/${target.tenant}/bookings?limit=50` });
  const all: unknown =
    typeof answer?.body === "object" && answer.body ? Reflect.get(answer.body, "bookings") : [];
  if (!Array.isArray(all)) return;
  const ids = all.map((booking: unknown) => field(booking, "id"));
  if (new Set(ids).size < ids.length) world.tally.found("one id for two bookings", "in a list");
};

const change: Deed = async ({ world, target, ask }) => {
  const booking = world.journal.any(target.tenant);
  if (!booking) return;
  const path = `/api/v1/${target.tenant}/bookings/${booking.id}`;
  const service = pick(target.services);
  const time = service && pick(await freeTimes(world, target, service));
  const asMove = Math.random() < 0.6 && time;
  const name = asMove ? "move by the business" : "cancel by the business";
  const wish: Wish = asMove
    ? { method: "POST", path: `${path}/move`, body: { start: time.start, timezone: "UTC" } }
    : { method: "POST", path: `${path}/cancel`, body: { reason: "Torture" } };
  changed(world, booking, name, await ask(name, wish));
};

const look: Deed = async ({ world, target, ask }) => {
  const booking = world.journal.any(target.tenant);
  const path = `/api/v1/${target.tenant}`;
  if (booking) await ask("messages", { method: "GET", path: `${path}/messages?booking=${booking.id}` });
  await ask("configuration", { method: "GET", path: `${path}/configuration` });
};

/** Books the same time of four weeks, all or nothing. Their keys are of their own kind. */
const series: Deed = async ({ world, target, ask }) => {
  const service = pick(target.services.filter(({ capacity }) => capacity === 1));
  const time = service && pick(await freeTimes(world, target, service));
  if (!service || !time) return;
  const { key, body } = newPlacement(world, target, service, { start: time.start });
  const placed = world.journal.placements.get(key);
  const { answer } = await ask("book a series", {
    method: "POST",
    path: `/api/v1/${target.tenant}/series`,
    body: { ...body, repeat: { every: "week", count: 3 } },
    headers: { "idempotency-key": key },
  });
  if (!placed) return;
  placed.several = true;
  if (!answer || answer.status === 503) placed.unsure = true;
  const all: unknown =
    typeof answer?.body === "object" && answer.body ? Reflect.get(answer.body, "bookings") : [];
  if (answer?.status !== 201 || !Array.isArray(all)) return;
  for (const booking of all) {
    placed.ids.add(field(booking, "id"));
    world.journal.acknowledge(target.tenant, booking, key);
  }
};

/** Does one thing after another until `isOver`; only where there is a key. */
export async function program(world: World, target: Target, isOver: () => boolean): Promise<void> {
  const { key } = target;
  if (key === null) return;
  const authorised = { authorization: `Bearer ${key}` };
  const self: Program = {
    world,
    target,
    ask: (name, wish) => world.call(name, { ...wish, headers: { ...wish.headers, ...authorised } }),
  };
  const deeds = [list, change, change, look, ...(target.series ? [series] : [])];
  while (!isOver()) {
    await pick(deeds)?.(self);
    await sleep(randomInt(100, 600));
  }
}

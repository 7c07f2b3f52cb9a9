import type { World } from "./bookings.ts";
import { customer } from "./customer.ts";
import { program } from "./program.ts";
import { type Races, race } from "./race.ts";
import type { Target } from "./target.ts";

/** Customers, the businesses' programs, and races, all at once for so long. */
export async function crowd(
  world: World,
  targets: readonly Target[],
  { clients, minutes }: { clients: number; minutes: number },
): Promise<Races> {
  const end = Date.now() + minutes * 60_000;
  const isOver = () => Date.now() >= end;
  const programs = targets.flatMap((target) => Array.from({ length: Math.ceil(clients / 50) }, () => target));
  const races = race(world, targets, clients, isOver);
  await Promise.all([
    ...Array.from({ length: clients }, () => customer(world, targets, isOver)),
    ...programs.map((target) => program(world, target, isOver)),
    races,
  ]);
  return races;
}

import { setTimeout as sleep } from "node:timers/promises";
import { freeTimes, newPlacement, pick, place, type World } from "./bookings.ts";
import type { Target } from "./target.ts";

export interface Races {
  held: number;
  won: number;
}

const pauseMs = 5_000;

/**
 * Every few seconds everybody wants the same time of the same person, all at once: at most one may have it, or of a
 * class at most as many as it has seats.
 */
export async function race(
  world: World,
  targets: readonly Target[],
  runners: number,
  isOver: () => boolean,
): Promise<Races> {
  const races = { held: 0, won: 0 };
  while (!isOver()) {
    const target = pick(targets);
    const service = target && pick(target.services);
    const time = target && service && pick(await freeTimes(world, target, service));
    if (target && service && time) {
      const wanted = { start: time.start, staff: time.staff[0] };
      const wishes = Array.from({ length: runners }, () => newPlacement(world, target, service, wanted));
      const mark = (racing: boolean) => {
        for (const { key } of wishes) Object.assign(world.journal.placements.get(key) ?? {}, { racing });
      };
      mark(true);
      const answers = await Promise.all(
        wishes.map((wish) => place(world, target, wish, "race for one time")),
      );
      mark(false);
      const winners = answers.flatMap(({ booking }) => booking ?? []);
      races.held++;
      races.won += winners.length;
      if (winners.length > service.capacity)
        world.tally.found(
          "more winners than places",
          `${target.tenant}/${service.slug} ${time.start}: ${winners.length}`,
        );
    }
    await sleep(pauseMs);
  }
  return races;
}

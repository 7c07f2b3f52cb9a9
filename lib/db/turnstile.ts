/** Its turn came too late: whoever asked has given up, or soon will. Nothing was done. */
export class TurnMissed extends Error {}

/**
 * Lets at most `width` pieces of work through at a time, and of one key only one, in the order of arrival,
 * within this process. Only a courtesy: correctness is Postgres's. Serializable transactions of one tenant read
 * and write the same few index pages (in a small database those of all tenants do), so rivals that run side by
 * side mostly abort each other. Measured: of 200 bookings of different times in one small tenant, twelve at a
 * time, 84 gave up after five tries; in turn all were placed in a third of the time. Nor can one tenant's rush
 * drain the pool for the others.
 *
 * What has waited for `patienceMs` is rejected with `TurnMissed`, then and there, and passed over when its turn comes. Measured without:
 * 200 clients who each gave up after ten seconds and asked again kept two starved cores busy with bookings that nobody
 * waited for any more: 464 were placed, 26 heard of.
 */
export function createTurnstile(
  width: number,
  patienceMs = Number.POSITIVE_INFINITY,
): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let inside = 0;

  const enter = async (): Promise<void> => {
    if (inside >= width) await new Promise<void>((admit) => waiting.push(admit));
    else inside++;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  };
  const pass = async (work: () => Promise<void>): Promise<void> => {
    await enter();
    try {
      await work();
    } finally {
      leave();
    }
  };

  return <T>(key: string, work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let gone = false;
      const giveUp = () => {
        gone = true;
        reject(new TurnMissed());
      };
      const patience = Number.isFinite(patienceMs) ? setTimeout(giveUp, patienceMs) : undefined;
      // Never rejects: what becomes of this work is no matter of the next.
      const turn = (last.get(key) ?? Promise.resolve()).then(() =>
        pass(async () => {
          if (gone) return;
          clearTimeout(patience);
          try {
            resolve(await work());
          } catch (error) {
            reject(error);
          }
        }),
      );
      last.set(key, turn);
      void turn.then(() => {
        if (last.get(key) === turn) last.delete(key);
      });
    });
}

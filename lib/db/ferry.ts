/** How a passenger came across. */
export interface Crossing<R> {
  result: R;
  /** How many crossed at once, and which of them this one was (from 1, in the order of boarding). */
  aboard: number;
  place: number;
}

interface Boat<P, R> {
  passengers: P[];
  result: Promise<R>;
}

/**
 * One question to the database at a time per key: whoever comes while one is on its way boards the next, and all aboard
 * share its answer. In a rush two hundred look-ups become a handful, instead of queueing for one row or for the
 * connections, long enough for the last to give up. A crossing always begins after everybody aboard had come, so no
 * answer is older than the question.
 */
export function createFerry<P, R>(cross: (key: string, passengers: readonly P[]) => Promise<R>) {
  const boarding = new Map<string, Boat<P, R>>();
  const underway = new Map<string, Promise<unknown>>();

  const moor = (key: string): Boat<P, R> => {
    const leave = () => {
      boarding.delete(key);
      return cross(key, boat.passengers);
    };
    const before = underway.get(key) ?? Promise.resolve();
    const boat: Boat<P, R> = { passengers: [], result: before.then(leave, leave) };
    boarding.set(key, boat);
    underway.set(key, boat.result);
    const forget = () => {
      if (underway.get(key) === boat.result) underway.delete(key);
    };
    boat.result.then(forget, forget);
    return boat;
  };

  return async (key: string, passenger: P): Promise<Crossing<R>> => {
    const boat = boarding.get(key) ?? moor(key);
    const place = boat.passengers.push(passenger);
    const result = await boat.result;
    return { result, aboard: boat.passengers.length, place };
  };
}

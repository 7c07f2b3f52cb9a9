import { field } from "./wire.ts";

/** What the server said of a booking, at its highest version. */
export interface Acknowledged {
  tenant: string;
  id: string;
  /** "" where only the business's side knows it. */
  token: string;
  status: string;
  version: number;
  start: string;
  /** A change of it ended without an answer: then it may be further on than we know. */
  doubtful: boolean;
  /** The Idempotency-Key that it was booked with. */
  key: string;
}

export interface Placed {
  tenant: string;
  key: string;
  body: unknown;
  /** Ids that this one key was answered with. */
  ids: Set<string>;
  email: string;
  /** In a race that is still being run: nobody else may change it meanwhile. */
  racing?: boolean;
  /** Whether the key stands for several bookings at once. */
  several?: boolean;
  /** Whether it ended without a yes or a no: then a booking of it may be there or not. */
  unsure: boolean;
}

/** The customers' own account of what was promised to them: what the server is held to afterwards. */
export function createJournal() {
  const bookings = new Map<string, Acknowledged>();
  const placements = new Map<string, Placed>();
  return {
    bookings,
    placements,
    /** Takes down an answer about a booking; an older version than is known changes nothing. */
    acknowledge(tenant: string, body: unknown, key = ""): Acknowledged {
      const id = field(body, "id");
      const version = Number(field(body, "version"));
      const said = { status: field(body, "status"), start: field(body, "start"), version };
      const known = bookings.get(id);
      if (known) return version > known.version ? Object.assign(known, said) : known;
      const made = { tenant, id, token: field(body, "manageToken"), key, doubtful: false, ...said };
      bookings.set(id, made);
      return made;
    },
    place(placed: Omit<Placed, "ids" | "unsure">): Placed {
      const made = { ...placed, ids: new Set<string>(), unsure: false };
      placements.set(placed.key, made);
      return made;
    },
    /** Any booking that is live as far as we know, of one tenant. */
    any(tenant: string): Acknowledged | undefined {
      const all = [...bookings.values()];
      for (let look = 0; look < 8 && all.length > 0; look++) {
        const one = all[Math.floor(Math.random() * all.length)];
        const racing = placements.get(one?.key ?? "")?.racing;
        if (one?.tenant === tenant && one.status === "confirmed" && !racing) return one;
      }
      return undefined;
    },
  };
}

export type Journal = ReturnType<typeof createJournal>;

export const isSameInstant = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

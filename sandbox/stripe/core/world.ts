import { openJournal } from "../../mailbox/journal.ts";
import type { Desk } from "./desk.ts";
import type { Kind, SandboxEvent } from "./kinds.ts";
import { type Change, createStore, type Store } from "./store.ts";

/** All accounts of the sandbox's Stripe, and the one way to change them. */
export interface World {
  platform: Store;
  /** The store of a connected account, whether or not the platform still has access to it. */
  storeOf(account: string): Store;
  stores(): Store[];
  /** Where the object with this id is kept. */
  whereIs(kind: Kind, id: string): Store | null;
  /**
   * Does something for one account and resolves once its result would survive a kill. Then the application is told.
   * What was written before a refusal stays written: a declined charge is a charge.
   */
  operate<T>(store: Store, about: About, work: (desk: Desk) => T): Promise<T>;
  clear(): Promise<void>;
}

export interface About {
  origin?: string | undefined;
  request?: Desk["request"];
}

export interface WorldOptions {
  file: string | null;
  origin: () => string;
  listeners: number;
  tell: (events: SandboxEvent[]) => void;
}

export async function openWorld({ file, origin, listeners, tell }: WorldOptions): Promise<World> {
  const { journal, entries } = await openJournal<Change[]>(file);
  let unsaved: Change[] = [];
  const make = (account: string | null): Store => createStore(account, (change) => void unsaved.push(change));
  let platform = make(null);
  const connected = new Map<string, Store>();
  const storeOf = (account: string): Store => {
    const known = connected.get(account) ?? make(account);
    connected.set(account, known);
    return known;
  };
  for (const { account, kind, id, object } of entries.flat()) {
    const store = account === null ? platform : storeOf(account);
    if (object === null) store.remove(kind, id);
    else Reflect.apply(store.put, store, [kind, object]);
  }
  unsaved = [];
  const stores = (): Store[] => [platform, ...connected.values()];
  return {
    get platform() {
      return platform;
    },
    storeOf,
    stores,
    whereIs: (kind, id) => stores().find((store) => store.find(kind, id)) ?? null,
    async operate(store, about, work) {
      const events: SandboxEvent[] = [];
      try {
        return work({
          store,
          platform,
          storeOf,
          listeners,
          origin: about.origin ?? origin(),
          request: about.request ?? null,
          events,
        });
      } finally {
        const changes = unsaved;
        unsaved = [];
        if (changes.length > 0) await journal.append(changes);
        if (events.length > 0) tell(events);
      }
    },
    async clear() {
      platform = make(null);
      connected.clear();
      unsaved = [];
      await journal.clear();
    },
  };
}

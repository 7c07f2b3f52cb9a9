import type { Permission } from "#lib/auth/permissions.ts";

/** Who may call an action: members with a permission, anybody signed in, or everyone. */
export type Guard = { kind: "member"; permission: Permission } | { kind: "user" } | { kind: "public" };

const actions = new Map<string, Guard>();

/** Called by define.ts. The same name twice is the same action loaded again (each route has its own copy). */
export const registerAction = (name: string, guard: Guard): void => {
  actions.set(name, guard);
};

/** Every action that has been loaded, by name. */
export const registeredActions = (): ReadonlyMap<string, Guard> => actions;

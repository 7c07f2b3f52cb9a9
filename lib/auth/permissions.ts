/** What a member may be. The names are stored; the table below is all that gives them meaning. */
export const roles = ["owner", "admin", "staff"] as const;
export type Role = (typeof roles)[number];

/** `own`: only what belongs to the member's own staff member. */
export type Reach = "all" | "own" | "none";

/**
 * The one permission table (issue 2, item 8): every action and route declares a name from here, and a test walks
 * them all. Columns: owner, admin, staff. Where staff have `own`, the domain call compares staff ids (booking/change.ts).
 */
const table = {
  "booking:read": ["all", "all", "own"],
  "booking:create": ["all", "all", "own"],
  "booking:move": ["all", "all", "own"],
  "booking:cancel": ["all", "all", "own"],
  /** Saying yes or no to a request. */
  "booking:answer": ["all", "all", "own"],
  "booking:note": ["all", "all", "own"],
  "booking:attend": ["all", "all", "own"],
  "customer:read": ["all", "all", "own"],
  /** Name, address, number and note. Staff: of those with a booking in their own calendar. */
  "customer:write": ["all", "all", "own"],
  /** Merging records, and blocking somebody from booking online. */
  "customer:manage": ["all", "all", "none"],
  /** Who waits. Staff: for themselves, or for anybody who does what they do. */
  "waitlist:read": ["all", "all", "own"],
  /** Adding and removing people, and offering them a time. Staff: of their own calendar. */
  "waitlist:write": ["all", "all", "own"],
  /** Who comes before whom concerns everybody. */
  "waitlist:order": ["all", "all", "none"],
  "message:read": ["all", "all", "own"],
  "service:read": ["all", "all", "all"],
  "service:write": ["all", "all", "none"],
  "location:write": ["all", "all", "none"],
  "resource:write": ["all", "all", "none"],
  "policy:write": ["all", "all", "none"],
  /** Everybody's hours. */
  "schedule:write": ["all", "all", "none"],
  /** The hours of the member's own staff member. */
  "schedule:own": ["all", "all", "own"],
  /** Asking for time off, and taking a request back; who may decide enters it as approved. */
  "time-off:request": ["all", "all", "own"],
  "time-off:decide": ["all", "all", "none"],
  /** Keeping time free on a calendar; rooms belong to nobody, so staff block none. */
  "block:write": ["all", "all", "own"],
  "staff:write": ["all", "all", "none"],
  "team:read": ["all", "all", "none"],
  "team:manage": ["all", "all", "none"],
  "settings:read": ["all", "all", "none"],
  "settings:write": ["all", "all", "none"],
  "api-key:manage": ["all", "all", "none"],
  "webhook:manage": ["all", "all", "none"],
  /** Taking everybody's bookings and customers out in a file, and bringing some in. */
  "data:export": ["all", "all", "none"],
  "data:import": ["all", "all", "none"],
  /** What was paid, and the business's account at Stripe. */
  "payment:read": ["all", "all", "none"],
  "payment:connect": ["all", "all", "none"],
  /** Giving money back beside the policy, and charging or waiving a no-show fee. */
  "payment:refund": ["all", "all", "none"],
  "audit:read": ["all", "all", "none"],
  /** Giving and taking the owner's role, closing the business. */
  "tenant:own": ["all", "none", "none"],
} as const satisfies Record<string, readonly [Reach, Reach, Reach]>;

export type Permission = keyof typeof table;

export const permissions: readonly Permission[] = Object.keys(table).filter(
  (name): name is Permission => name in table,
);

/** How far a role's permission goes. */
export const reachOf = (role: Role, permission: Permission): Reach =>
  table[permission][roles.indexOf(role)] ?? "none";

/** Whether the role may do it at all; `ownOnly` says whether only within the own calendar. */
export const can = (role: Role, permission: Permission): boolean => reachOf(role, permission) !== "none";

export const ownOnly = (role: Role, permission: Permission): boolean => reachOf(role, permission) === "own";

/** A stored role. Throws for one that no migration has written: that is a bug. */
export function readRole(text: string): Role {
  const role = roles.find((known) => known === text);
  if (!role) throw new Error(`Unknown role ${text}`);
  return role;
}

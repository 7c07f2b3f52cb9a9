import { can, type Role } from "#lib/auth/permissions.ts";

/** Whether `actor` may make somebody who is `from` (null: not yet here) into `to` (null: gone). */
export function mayChange(actor: Role, from: Role | null, to: Role | null): boolean {
  if (!can(actor, "team:manage")) return false;
  // Ownership is given and taken by owners only, or an admin could lock them out.
  return (from !== "owner" && to !== "owner") || can(actor, "tenant:own");
}

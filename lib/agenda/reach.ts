import { ownOnly, type Permission, type Role } from "#lib/auth/permissions.ts";

/** The parts of a member that decide whose calendars they see. */
export interface Viewer {
  role: Role;
  /** The bookable person this member is, if any. */
  staffId: string | null;
}

/** Whose calendars: ids, or null for everybody's. */
export type Reached = readonly string[] | null;

/** Ids of the staff members whose calendars a member reaches with a permission; null for everybody's (T1). */
export function reachedStaff({ role, staffId }: Viewer, permission: Permission): string[] | null {
  if (!ownOnly(role, permission)) return null;
  return staffId ? [staffId] : [];
}

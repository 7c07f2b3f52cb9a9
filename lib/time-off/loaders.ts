import { type Overlapping, readOverlapping } from "#lib/agenda/overlapping.ts";
import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Minute } from "#lib/availability/rules.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { readOpen, readPeople, spanOfRow } from "./data.ts";
import { needsDecider, nextState, readState, type TimeOffState } from "./states.ts";

/** One absence as the team sees it. */
export interface TimeOffLine {
  id: string;
  staff: { slug: string; name: string };
  /** Wall times in `zone`, the end not included. */
  fromWall: string;
  toWall: string;
  zone: string;
  from: Minute;
  to: Minute;
  reason: string;
  state: TimeOffState;
  /** Who decided, where that is somebody in the calendar, and what they wrote. */
  decidedBy: string | null;
  note: string;
  /** When approved time off was ended. */
  ended: Minute | null;
  /** Whether the viewer may take it back or end it. */
  mayWithdraw: boolean;
  /** Bookings in it that are still to come, for what is asked for or lies ahead. */
  overlapping: Overlapping[];
}

export interface TimeOffView {
  /** Waiting for an answer that the viewer may give. */
  toDecide: TimeOffLine[];
  /** Asked for or approved, and not over. */
  ahead: TimeOffLine[];
  /** Over, declined or withdrawn: the latest first. */
  earlier: TimeOffLine[];
  /** Whom the viewer may enter time off for, themselves first. */
  people: { slug: string; name: string; zone: string }[];
}

const earlierShown = 20;
const earlierDays = 366;

/** Time off within reach; reasons are for the person and for those who decide (T1). @throws TryAgain */
export const loadTimeOff = (scope: TenantScope, viewer: Viewer, now: Date): Promise<TimeOffView> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const minute = minuteFloor(now);
    const reached = reachedStaff(viewer, "time-off:request");
    const decides = can(viewer.role, "time-off:decide");
    const rows = await tx.timeOff.findMany({
      where: {
        tenantId,
        ...(reached && { staffId: { in: reached } }),
        toWall: { gte: addDays(localDateAt(minute, "UTC"), -earlierDays) },
      },
      include: { staff: { select: { slug: true, name: true } } },
      orderBy: [{ fromWall: "asc" }, { id: "asc" }],
    });
    const deciders = await tx.member.findMany({
      where: { tenantId, userId: { in: rows.flatMap(({ decidedBy }) => decidedBy ?? []) } },
      select: { userId: true, staff: { select: { name: true } } },
    });
    const names = new Map(deciders.map(({ userId, staff }) => [userId, staff?.name ?? null]));
    const lines = rows.map((row): TimeOffLine & { staffId: string } => ({
      ...spanOfRow(row),
      id: row.id,
      staffId: row.staffId,
      staff: row.staff,
      fromWall: row.fromWall,
      toWall: row.toWall,
      zone: row.timezone,
      reason: row.reason,
      state: readState(row.state),
      decidedBy: names.get(row.decidedBy ?? "") ?? null,
      note: row.decisionNote,
      ended: row.endedAt && minuteFloor(row.endedAt),
      mayWithdraw: false,
      overlapping: [],
    }));
    const open = lines.filter(
      ({ state, to }) => (state === "requested" || state === "approved") && to > minute,
    );
    for (const line of open) {
      line.mayWithdraw =
        nextState(line.state, "withdraw").ok && (decides || !needsDecider(line.state, "withdraw"));
      line.overlapping = await readOverlapping(tx, scope, line.staffId, line, now);
    }
    const people = await readPeople(tx, scope, viewer);
    const isSelf = ({ id }: { id: string }) => id === viewer.staffId;
    return {
      toDecide: open.filter(({ state }) => decides && state === "requested"),
      ahead: open.filter(({ state }) => !decides || state === "approved"),
      earlier: lines
        .filter((line) => !open.includes(line))
        .toSorted((a, b) => b.from - a.from)
        .slice(0, earlierShown),
      people: [...people.filter(isSelf), ...people.filter((person) => !isSelf(person))].map(
        ({ slug, name, schedule }) => ({ slug, name, zone: schedule.timezone }),
      ),
    };
  });

/** How many requests wait for the viewer's answer; 0 for those who do not decide. @throws TryAgain */
export const countRequests = async (scope: TenantScope, viewer: Viewer, now: Date): Promise<number> =>
  can(viewer.role, "time-off:decide")
    ? withTenant(scope, async (tx) => (await readOpen(tx, scope, now)).length)
    : 0;

import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { showId } from "#lib/ids.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { ownedBy } from "./data.ts";
import { reachedStaff, type Viewer } from "./reach.ts";
import { readSnapshot } from "./snapshot.ts";

/** A booking that waits for the business's answer. Minutes since the epoch. */
export interface RequestLine {
  /** `bkg_…` */
  id: string;
  customer: string;
  service: string;
  from: number;
  waitsUntil: number;
}

const shown = 5;

/** What waits for an answer that the viewer may give, the most urgent first, and how many there are. @throws TryAgain */
export const loadRequests = (
  scope: TenantScope,
  viewer: Viewer,
  now: Date,
): Promise<{ lines: RequestLine[]; count: number }> =>
  withTenant(scope, async (tx) => {
    const where = {
      tenantId: scope.tenantId,
      status: "held",
      holdReason: "approval",
      holdExpiresAt: { gt: now },
      ...ownedBy(reachedStaff(viewer, "booking:answer")),
    };
    const rows = await tx.booking.findMany({
      where,
      orderBy: [{ holdExpiresAt: "asc" }, { id: "asc" }],
      take: shown,
      select: {
        id: true,
        customerName: true,
        serviceSnapshot: true,
        startsAt: true,
        holdExpiresAt: true,
      },
    });
    const count = rows.length < shown ? rows.length : await tx.booking.count({ where });
    const lines = rows.map((row) => ({
      id: showId("booking", row.id),
      customer: row.customerName,
      service: readSnapshot(row.serviceSnapshot).name,
      from: minuteFloor(row.startsAt),
      waitsUntil: minuteFloor(row.holdExpiresAt ?? row.startsAt),
    }));
    return { lines, count };
  });

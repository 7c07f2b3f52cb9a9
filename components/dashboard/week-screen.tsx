import { DragBoard } from "#components/drag/drag-board.tsx";
import { loadWeek } from "#lib/agenda/loaders.ts";
import { can } from "#lib/auth/permissions.ts";
import { paths } from "#lib/paths.ts";
import { startOfWeek } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { weekStart } from "#lib/time/week.ts";
import type { ScreenProps } from "./day-screen.tsx";
import { WeekList } from "./week-list.tsx";

/** The week that a day is in, beginning where the reader's weeks begin. */
export async function WeekScreen({ t, membership, region, date, now, selected, ...links }: ScreenProps) {
  const { scope, tenant, member } = membership;
  const zone = tenant.timezone;
  const first = startOfWeek(date, weekStart(region));
  const days = await loadWeek(scope, member, { first, zone, now });
  return (
    <div className="min-h-0 grow overflow-auto">
      <DragBoard
        tenant={tenant.slug}
        region={region}
        axis="days"
        zone={zone}
        shown={{ from: 0, to: 0 }}
        columns={days.map((day) => ({ id: day.date, name: "", open: [] }))}
      >
        <WeekList
          t={t}
          days={days}
          today={localDateAt(minuteFloor(now), zone)}
          region={region}
          zone={zone}
          dayHref={(day) => paths.dashboard.today(tenant.slug, { date: day })}
          hrefOf={({ id, kind }) => links[`${kind}Href`](id)}
          selected={selected}
          mayMove={can(member.role, "booking:move")}
        />
      </DragBoard>
    </div>
  );
}

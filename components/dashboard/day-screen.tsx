import Link from "next/link";
import { RoomBlocks } from "#components/blocks/room-blocks.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadBookings } from "#lib/agenda/list.ts";
import { loadDay } from "#lib/agenda/loaders.ts";
import type { Membership } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { addDays } from "#lib/time/civil.ts";
import { formatPlainDate } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { DayGrid } from "./day-grid.tsx";
import { DayList } from "./day-list.tsx";
import type { HrefOf } from "./href-of.ts";
import { Upcoming } from "./upcoming.tsx";

export interface ScreenProps {
  t: Translator<"bookings">;
  membership: Membership;
  region: string;
  date: string;
  now: Date;
  selected: string | null;
  /** Whole address of the public page. */
  pageUrl: string;
  bookingHref: (id: string) => string;
  sessionHref: (id: string) => string;
  blockHref: (id: string) => string;
}

/** One day: columns where there is room, a list on a phone; what comes next below the list or beside the grid. */
export async function DayScreen({ view, ...props }: ScreenProps & { view: "day" | "list" }) {
  const { t, membership, region, date, now, selected } = props;
  const { scope, tenant, member } = membership;
  const zone = tenant.timezone;
  const [agenda, upcoming] = await Promise.all([
    loadDay(scope, member, { date, zone, now }),
    loadBookings(scope, member, { query: { from: addDays(date, 1) }, zone, now }),
  ]);
  if (agenda.columns.length === 0) return <NoCalendar t={t} tenant={tenant.slug} role={member.role} />;
  const hrefOf: HrefOf = ({ id, kind }) => props[`${kind}Href`](id);
  const entries = agenda.columns.reduce((sum, column) => sum + column.entries.length, 0);
  const keptFree =
    agenda.rooms.length +
    agenda.columns.reduce((sum, { staff, blocks }) => sum + blocks.length + (staff?.away.length ?? 0), 0);
  const mayBlock = can(member.role, "block:write");
  const list =
    entries + keptFree > 0 ? (
      <DayList
        t={t}
        tenant={tenant.slug}
        agenda={agenda}
        mayBlock={mayBlock}
        region={region}
        hrefOf={hrefOf}
        selected={selected}
      />
    ) : (
      <EmptyState
        title={t("day.empty.title", { date: formatPlainDate(agenda.date, region, "medium") })}
        text={t("day.empty.text")}
      />
    );
  const next = (
    <Upcoming
      t={t}
      lines={upcoming.lines.slice(0, 8)}
      region={region}
      zone={zone}
      hrefOf={(line) =>
        paths.dashboard.today(tenant.slug, { date: localDateAt(line.from, zone), booking: line.id })
      }
      allHref={paths.dashboard.bookings(tenant.slug)}
      pageUrl={props.pageUrl}
    />
  );
  if (view === "list")
    return (
      <div className="mx-auto grid w-full max-w-3xl gap-8 overflow-auto px-4 py-5">
        {list}
        {next}
      </div>
    );
  return (
    <>
      <div className="flex min-h-0 grow max-md:hidden">
        <div className="min-w-0 grow overflow-auto">
          <RoomBlocks
            rooms={agenda.rooms.map((room) => ({ ...room, href: hrefOf({ id: room.id, kind: "block" }) }))}
            selected={selected}
          />
          <DayGrid
            t={t}
            tenant={tenant.slug}
            agenda={agenda}
            mayBlock={mayBlock}
            mayMove={can(member.role, "booking:move")}
            region={region}
            now={minuteFloor(now)}
            hrefOf={hrefOf}
            selected={selected}
          />
        </div>
        {!selected && (
          <div className="w-60 shrink-0 overflow-auto border-hairline border-s px-4 py-4 max-xl:hidden">
            {next}
          </div>
        )}
      </div>
      <div className="grid grid-cols-1 gap-8 px-4 py-4 md:hidden">
        {list}
        {next}
      </div>
    </>
  );
}

function NoCalendar({
  t,
  tenant,
  role,
}: {
  t: ScreenProps["t"];
  tenant: string;
  role: "owner" | "admin" | "staff";
}) {
  const mayAdd = can(role, "staff:write");
  return (
    <div className="p-6">
      <EmptyState
        title={t(mayAdd ? "day.noStaff.title" : "day.noOwn.title")}
        text={t(mayAdd ? "day.noStaff.text" : "day.noOwn.text")}
        action={
          mayAdd && (
            <Link href={paths.dashboard.team(tenant)} className={buttonClass("primary", "compact")}>
              {t("day.noStaff.action")}
            </Link>
          )
        }
      />
    </div>
  );
}

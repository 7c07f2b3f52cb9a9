import { ForwardMark } from "#components/ui/marks.tsx";
import type { ServiceView } from "#lib/booking/page-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDuration, formatRelativeDay, formatTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { priceWords } from "./service-summary.tsx";

interface Props {
  service: ServiceView & { next: number | null };
  href: string;
  zone: string;
  now: number;
  region: string;
  t: Translator<"booking">;
  /** One below the heading that the cards stand under. */
  heading?: "h2" | "h3";
}

/** A service to choose: the whole card is the link, its name is the link's name. */
export function ServiceCard({ service, href, zone, now, region, t, heading: Heading = "h3" }: Props) {
  const { next } = service;
  const time =
    next === null
      ? null
      : `${formatRelativeDay(dateFromMinute(next, zone), dateFromMinute(now, zone), region)}, ${formatTime(next, region, zone)}`;
  return (
    <li className="group relative flex flex-col rounded-md border border-hairline bg-surface p-5 transition-colors has-[a:hover]:border-accent">
      <Heading className="flex items-start justify-between gap-3 text-lg">
        <a
          href={href}
          className="min-w-0 [overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-md"
        >
          {service.name}
        </a>
        <ForwardMark className="mt-1 size-5 shrink-0 text-muted group-has-[a:hover]:text-accent-text" />
      </Heading>
      {service.description !== "" && (
        <p className="mt-1 line-clamp-3 text-muted text-sm">{service.description}</p>
      )}
      <p className="mt-3 text-sm">
        {formatDuration(service.durationMinutes, region)} · {priceWords(service, region, t)}
        {service.capacity > 1 && ` · ${t("service.group", { count: service.capacity })}`}
      </p>
      <p
        className={
          time === null
            ? "mt-auto pt-3 text-muted text-sm"
            : "mt-auto pt-3 font-medium text-accent-text text-sm tabular-nums"
        }
      >
        {time === null ? t("tenant.nextNone") : t("tenant.next", { time })}
      </p>
    </li>
  );
}

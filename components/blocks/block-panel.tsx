import { SidePanel } from "#components/dashboard/side-panel.tsx";
import { StatusBadge } from "#components/ui/badge.tsx";
import type { BlockDetail } from "#lib/blocks/loaders.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDate, formatDateTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { BlockSteps } from "./block-steps.tsx";
import { spanWords } from "./wall.ts";

interface Props {
  t: Translator<"bookings">;
  tenant: string;
  block: BlockDetail;
  region: string;
  zone: string;
  /** Epoch minutes: what is over is not blocked again. */
  now: number;
  mayChange: boolean;
  closeHref: string;
}

/** Time kept free: whose, when and why, and taking it away or back. */
export function BlockPanel({ t, tenant, block, region, zone, now, mayChange, closeHref }: Props) {
  const { id, from, to, who, reason, source, removedAt } = block;
  const time = spanWords(from, to, { t, region, zone });
  const isOneDay = dateFromMinute(from, zone) === dateFromMinute(to - 1, zone);
  const isOwn = mayChange && source === "staff";
  return (
    <SidePanel
      label={t("block.label", { name: who })}
      closeLabel={t("panel.close")}
      closeHref={closeHref}
      title={<h2 className="break-words text-lg">{reason || t("column.blocked")}</h2>}
    >
      <div>
        <p className="break-words text-muted">{t("block.whose", { name: who })}</p>
        {isOneDay && <p>{formatDate(from, region, zone)}</p>}
        <p className="tabular-nums">{time}</p>
      </div>
      {removedAt !== null ? (
        <div>
          <StatusBadge>{t("block.removed")}</StatusBadge>
          <p className="mt-2">{t("block.removedAt", { when: formatDateTime(removedAt, region, zone) })}</p>
        </div>
      ) : (
        <p>{t(source === "calendar" ? "block.calendar" : "block.text")}</p>
      )}
      {isOwn && (removedAt === null || to > now) && (
        <BlockSteps tenant={tenant} block={id} time={time} isRemoved={removedAt !== null} />
      )}
    </SidePanel>
  );
}

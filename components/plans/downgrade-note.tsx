import type { Translator } from "#lib/i18n/translator.ts";
import type { LimitKind, PlanLimits } from "#lib/plans/limits.ts";

/** Exactly what ending Pro means, before anybody ends it. */
export function DowngradeNote({ free, t }: { free: PlanLimits; t: Translator<"plan"> }) {
  const room = (kind: LimitKind) => {
    const most = free[kind];
    return most === null ? null : t(`after.${kind}`, { most });
  };
  return (
    <section aria-labelledby="after">
      <h2 id="after" className="mb-2 text-lg">
        {t("after.title")}
      </h2>
      <ul className="flex list-disc flex-col gap-1.5 ps-5">
        <li>{t("after.kept")}</li>
        {(free.staff !== null || free.services !== null) && (
          <li>
            {t("after.new")} {room("staff")} {room("services")}
          </li>
        )}
        {free.bookings !== null && <li>{room("bookings")}</li>}
        <li>{t("after.branding")}</li>
      </ul>
    </section>
  );
}

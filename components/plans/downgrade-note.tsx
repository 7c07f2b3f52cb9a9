import type { Translator } from "#lib/i18n/translator.ts";
import type { PlanLimits } from "#lib/plans/limits.ts";

/** Exactly what ending Pro means, before anybody ends it. */
export function DowngradeNote({ free, t }: { free: PlanLimits; t: Translator<"plan"> }) {
  const roomFor = (most: number | null) => (most === null ? t("after.unlimited") : String(most));
  return (
    <section aria-labelledby="after">
      <h2 id="after" className="mb-2 text-lg">
        {t("after.title")}
      </h2>
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        <li>{t("after.kept")}</li>
        {(free.staff !== null || free.services !== null) && (
          <li>{t("after.new", { staff: roomFor(free.staff), services: roomFor(free.services) })}</li>
        )}
        {free.bookings !== null && <li>{t("after.bookings", { bookings: roomFor(free.bookings) })}</li>}
        <li>{t("after.branding")}</li>
      </ul>
    </section>
  );
}

import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { ServiceView } from "#lib/booking/page-view.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  service: ServiceView;
  region: string;
  typed: Readonly<Record<string, string>>;
}

const longestList = 20;

/** How long, with whom and for how many, where there is a choice. */
export function WithFields({ service, region, typed }: Props) {
  const t = useTranslator("waitlist");
  const { staff, capacity, durations, durationMinutes } = service;
  if (staff.length <= 1 && capacity <= 1 && durations.length === 0) return null;
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
      {durations.length > 0 && (
        <Select
          name="duration"
          label={t("join.length")}
          defaultValue={typed.duration || String(durationMinutes)}
          options={durations.map((one) => ({
            value: String(one.durationMinutes),
            label: formatDuration(one.durationMinutes, region),
          }))}
        />
      )}
      {staff.length > 1 && (
        <Select
          name="staff"
          label={t("join.with")}
          defaultValue={typed.staff ?? ""}
          options={[
            { value: "", label: t("join.anyone") },
            ...staff.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
      {capacity > 1 && (
        <Select
          name="party"
          label={t("join.party")}
          defaultValue={typed.party || "1"}
          options={Array.from({ length: Math.min(capacity, longestList) }, (_, index) => ({
            value: String(index + 1),
            label: t("join.partyOption", { count: index + 1 }),
          }))}
        />
      )}
    </div>
  );
}

"use client";

import { RadioList } from "#components/ui/light/radio-list.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

export type Reach = "one" | "following" | "all";

interface Props {
  value: Reach;
  onChange: (reach: Reach) => void;
  /** Bookings ahead: after this one, and in all. */
  series: { after: number; ahead: number };
}

/** Which bookings of a series a change is for, with how many that are. */
export function ReachList({ value, onChange, series: { after, ahead } }: Props) {
  const t = useTranslator("series");
  return (
    <RadioList
      legend={t("reach")}
      value={value}
      onChange={onChange}
      options={[
        { value: "one", label: t("reach.one") },
        ...(after > 0
          ? [{ value: "following" as const, label: t("reach.following", { count: after }) }]
          : []),
        ...(ahead > 1 ? [{ value: "all" as const, label: t("reach.all", { count: ahead }) }] : []),
      ]}
    />
  );
}

/** How many bookings a change is for. */
export const reachCount = (reach: Reach, { after, ahead }: Props["series"]): number =>
  reach === "one" ? 1 : reach === "following" ? after + 1 : ahead;

import { RadioList } from "#components/ui/light/radio-list.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

type Reach = "one" | "following" | "all";

/** The reach that a form came with; this one only where it says nothing that is one. */
export const reachOf = (given: unknown): Reach => (given === "following" || given === "all" ? given : "one");

/** Which of several dates to cancel. The browser keeps the choice, so that it is sent without a script, too. */
export function OwnReach({ series, reach }: { series: { after: number; ahead: number }; reach: Reach }) {
  const t = useTranslator("series");
  const { after, ahead } = series;
  return (
    <RadioList
      legend={t("reach")}
      name="reach"
      defaultValue={reach}
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

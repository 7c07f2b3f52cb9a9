import { useTranslator } from "#components/ui/messages.tsx";
import { formatTime } from "#lib/time/format.ts";
import type { HoldState } from "./use-hold.ts";

/** Says that nobody else can take the time while the form is filled in. Quiet: it changes every minute. */
export function HoldNote({ state, zone, region }: { state: HoldState; zone: string; region: string }) {
  const t = useTranslator("booking");
  if (state.kind === "none") return null;
  if (state.kind === "over")
    return <span className="mt-1 block text-muted text-sm">{t("form.heldOver")}</span>;
  const time = formatTime(Math.floor(state.until / 60_000), region, zone);
  return (
    <span className="mt-1 block text-muted text-sm" data-held>
      {t("form.held", { time })}
    </span>
  );
}

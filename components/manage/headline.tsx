import { CheckMark, ClockMark, CrossMark } from "#components/ui/marks.tsx";
import { isOff, type ManageView } from "#lib/booking/manage-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime } from "#lib/time/format.ts";

/** What has just happened, as the address says it after an action; it changes only the words. */
export type News = "booked" | "moved" | "changed" | "cancelled" | "paid" | "unpaid" | null;

interface Props {
  view: ManageView;
  news: News;
  region: string;
  t: Translator<"manage">;
}

/** The state of the booking in a mark, a heading and a sentence. */
export function Headline({ view, news, region, t }: Props) {
  const { state, email, business, waitsUntil, zone } = view;
  const until = waitsUntil === null ? "" : formatDateTime(waitsUntil, region, zone);
  const words = wordsFor(view, news, t);
  const Mark = isOff(state) ? CrossMark : state === "upcoming" ? CheckMark : ClockMark;
  return (
    <div className="flex gap-4">
      <span
        className={
          state === "upcoming"
            ? "grid size-11 shrink-0 place-items-center rounded-full bg-good-wash text-good"
            : "grid size-11 shrink-0 place-items-center rounded-full bg-sunken text-muted"
        }
      >
        <Mark className="size-6" />
      </span>
      <div className="min-w-0">
        <h1 className="text-2xl">{words.title}</h1>
        {words.text !== null && (
          <p role="status" className="mt-1.5 text-muted [overflow-wrap:anywhere]">
            {t(words.text, { email: email ?? "", business: business.name, until })}
          </p>
        )}
        {isOff(state) && view.reason && (
          <p className="mt-1.5 text-muted [overflow-wrap:anywhere]">
            {t(state === "declined" ? "declined.reason" : "cancelled.reason", {
              reason: view.reason,
              business: business.name,
            })}
          </p>
        )}
      </div>
    </div>
  );
}

/** Where nobody gave an address, nothing is said about mail. */
function wordsFor(view: ManageView, news: News, t: Translator<"manage">) {
  const { state, cancelledBy, email } = view;
  if (state === "cancelled")
    return {
      title: t("cancelled.title"),
      text:
        cancelledBy === "business"
          ? ("cancelled.byBusiness" as const)
          : news === "cancelled" && email !== null
            ? ("cancelled.justNow" as const)
            : ("cancelled.byCustomer" as const),
    };
  if (state === "declined") return { title: t("declined.title"), text: "declined.text" as const };
  if (state === "expired" && view.money.returned > 0)
    return { title: t("late.title"), text: "late.text" as const };
  if (state === "expired" && view.endedUnpaid)
    return { title: t("expired.unpaid.title"), text: "expired.unpaid.text" as const };
  if (state === "expired") return { title: t("expired.title"), text: "expired.text" as const };
  if (state === "unpaid" && view.money.due === 0)
    return { title: t("unpaid.card.title"), text: "unpaid.card.text" as const };
  if (state === "unpaid") return { title: t("unpaid.title"), text: "unpaid.text" as const };
  if (state === "waiting") return { title: t("waiting.title"), text: "waiting.text" as const };
  if (state === "over") return { title: t("over.title"), text: "over.text" as const };
  const mailed = email !== null;
  if (news === "booked" || news === "paid")
    return { title: t("booked.title"), text: mailed ? ("booked.text" as const) : null };
  if (news === "moved") return { title: t("moved.title"), text: mailed ? ("moved.text" as const) : null };
  if (news === "changed") return { title: t("edit.done"), text: mailed ? ("moved.text" as const) : null };
  return { title: t("upcoming.title"), text: null };
}

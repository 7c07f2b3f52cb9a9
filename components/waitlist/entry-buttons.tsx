"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { problemWords, useAction } from "#components/dashboard/use-action.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/light/button.tsx";
import { ChevronMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { moveEntryAction, removeEntryAction, restoreEntryAction } from "#lib/waitlist/staff-actions.ts";

interface Props {
  tenant: string;
  id: string;
  name: string;
  orders: boolean;
  isFirst: boolean;
  isLast: boolean;
  /** Null while they have an offer. */
  offerHref: string | null;
}

/** Their place, an offer out of turn, and off the list; what was removed is back with one press. */
export function EntryButtons({ tenant, id, name, orders, isFirst, isLast, offerHref }: Props) {
  const t = useTranslator("waitlist");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending } = useAction();
  const entry = { entry: id };

  const move = (to: "up" | "down" | "top") =>
    run(
      async () => {
        const answer = await moveEntryAction(tenant, { ...entry, to });
        if (!answer.ok) notify({ tone: "bad", title: problemWords(all, answer.error) });
        return answer;
      },
      ({ position }) => {
        notify({ title: t("desk.moved", { name, position }) });
        router.refresh();
      },
    );
  const restore = async () => {
    const answer = await restoreEntryAction(tenant, entry);
    if (answer.ok) notify({ title: t("desk.restored", { name }) });
    else notify({ tone: "bad", title: problemWords(all, answer.error) });
    router.refresh();
  };
  const remove = () =>
    run(
      async () => {
        const answer = await removeEntryAction(tenant, entry);
        if (!answer.ok) notify({ tone: "bad", title: problemWords(all, answer.error) });
        return answer;
      },
      () => {
        notify({
          title: t("desk.removed", { name }),
          action: { label: all("undo"), onAction: () => void restore() },
        });
        router.refresh();
      },
    );
  const step = (to: "up" | "down" | "top", isOff: boolean) => (
    <Button
      variant="quiet"
      size="icon"
      // Not `disabled`: who walks somebody up with the keyboard must keep the focus when they arrive.
      aria-disabled={isOff || undefined}
      aria-label={t(`desk.${to}`, { name })}
      pending={pending}
      onClick={() => !isOff && move(to)}
      className={isOff ? "opacity-30" : undefined}
    >
      {to === "top" && <TopMark />}
      {to !== "top" && <ChevronMark className={to === "up" ? "size-4 rotate-180" : "size-4"} />}
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-1">
      {orders && (
        <>
          {step("top", isFirst)}
          {step("up", isFirst)}
          {step("down", isLast)}
        </>
      )}
      {offerHref && (
        <Link
          href={offerHref}
          scroll={false}
          aria-label={t("desk.offerFor", { name })}
          className={buttonClass("secondary", "compact")}
        >
          {t("desk.offer")}
        </Link>
      )}
      <Button
        variant="quiet"
        size="compact"
        pending={pending}
        aria-label={t("desk.removeName", { name })}
        onClick={remove}
      >
        {t("desk.remove")}
      </Button>
    </div>
  );
}

/** A line and an arrow up to it. */
const TopMark = () => (
  <svg
    viewBox="0 0 16 16"
    className="size-4"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M3.5 3h9M8 13V6M4.500 9.500L8 6l3.500 3.500" />
  </svg>
);

"use client";

import { useRouter } from "next/navigation";
import { problemWords } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffMoveAction } from "#lib/booking/staff-actions.ts";
import { type AsItWas, type StaffWish, undoing } from "./as-it-was.ts";

interface Changed {
  /** `bkg_…` */
  booking: string;
  was: AsItWas;
  wish: StaffWish;
  /** The version that the change made. */
  version: number;
  title: string;
}

/** Says that a booking was changed, with one press to change it back by the same path. */
export function useChanged(tenant: string): (changed: Changed) => void {
  const t = useTranslator("changes");
  const all = useTranslator("dashboard");
  const router = useRouter();
  return ({ booking, was, wish, version, title }) => {
    const undo = async () => {
      const answer = await staffMoveAction(tenant, { booking, version, ...undoing(was, wish) }).catch(
        () => null,
      );
      if (answer?.ok) notify({ title: t("undone") });
      else {
        const reason = answer ? problemWords(all, answer.error) : all("problem.offline");
        notify({ title: t("undoFailed", { reason }), tone: "bad" });
      }
      router.refresh();
    };
    notify({ title, action: { label: all("undo"), onAction: () => void undo() } });
  };
}

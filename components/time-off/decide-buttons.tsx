"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { decideTimeOffAction } from "#lib/time-off/actions.ts";

interface Props {
  tenant: string;
  id: string;
  name: string;
  /** Ids of the bookings that stand beside the buttons. */
  told: string[];
}

/** Approve or decline, with a word if one is wanted. */
export function DecideButtons({ tenant, id, name, told }: Props) {
  const t = useTranslator("time-off");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [note, setNote] = useState<string | null>(null);
  const decide = (step: "approve" | "decline") =>
    run(
      () => decideTimeOffAction(tenant, { timeOff: id, step, note: note ?? "", told }),
      (answer) => {
        if ("overlapping" in answer) notify({ tone: "bad", title: t("newBookings") });
        else notify({ title: t(step === "approve" ? "approved" : "declined", { name }) });
        router.refresh();
      },
    );
  return (
    <div className="flex flex-col gap-2 max-sm:basis-full">
      <div className="flex flex-wrap gap-2 sm:justify-end">
        {note === null && (
          <Button variant="quiet" size="compact" onClick={() => setNote("")}>
            {t("say")}
          </Button>
        )}
        <Button size="compact" pending={pending} onClick={() => decide("decline")}>
          {t("decline")}
        </Button>
        <Button variant="primary" size="compact" pending={pending} onClick={() => decide("approve")}>
          {t("approve")}
        </Button>
      </div>
      {note !== null && (
        <TextField
          size="compact"
          label={t("note", { name })}
          optional={ui("optional")}
          maxLength={300}
          autoFocus
          value={note}
          error={errorOf("note")}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
      <ProblemNote words={words} />
    </div>
  );
}

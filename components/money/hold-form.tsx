"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveHoldAction } from "#lib/payments/staff-actions.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  tenant: string;
  minutes: number;
  region: string;
}

/** How long an unpaid booking keeps its time. */
export function HoldForm({ tenant, minutes, region }: Props) {
  const t = useTranslator("money");
  const { run, pending, problem, words, errorOf } = useAction();
  const [typed, setTyped] = useState<string | undefined>();
  const save = (data: FormData) => {
    const text = String(data.get("minutes") ?? "").trim();
    const given = /^\d{1,6}$/.test(text) ? Number(text) : null;
    setTyped(given === null ? t("hold.whole") : undefined);
    if (given === null) return;
    run(
      () => saveHoldAction(tenant, { minutes: given }),
      () => notify({ title: t("hold.saved", { duration: formatDuration(given, region) }) }),
    );
  };
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <TextField
        size="compact"
        name="minutes"
        inputMode="numeric"
        autoComplete="off"
        label={t("hold.label")}
        hint={t("hold.hint")}
        inputClassName="max-w-32 tabular-nums"
        defaultValue={minutes}
        error={typed ?? errorOf("minutes")}
      />
      {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
      <Button type="submit" size="compact" pending={pending} className="self-start">
        {t("hold.save")}
      </Button>
    </form>
  );
}

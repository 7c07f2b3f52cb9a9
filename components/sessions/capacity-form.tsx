"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { sessionCapacityAction } from "#lib/sessions/actions.ts";
import { ProblemNote } from "../dashboard/problem-note.tsx";
import { useAction } from "../dashboard/use-action.ts";

interface Props {
  tenant: string;
  session: string;
  capacity: number;
  /** What other classes of the service have. */
  usual: number;
}

/** More or fewer places for this one class. What was typed stays where it is refused. */
export function CapacityForm({ tenant, session, capacity, usual }: Props) {
  const t = useTranslator("sessions");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [text, setText] = useState(String(capacity));
  const save = (wanted: number) =>
    run(
      () => sessionCapacityAction(tenant, { session, capacity: wanted }),
      ({ before }) => {
        setText(String(wanted));
        notify({
          title: t("capacity.saved", { count: wanted }),
          action: { label: all("undo"), onAction: () => save(before) },
        });
        router.refresh();
      },
    );
  const error = errorOf("capacity");
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save(text.trim() === "" ? Number.NaN : Number(text));
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t("capacity.label")}
          hint={t("capacity.hint", { count: usual })}
          error={error}
          size="compact"
          inputMode="numeric"
          inputClassName="max-w-28"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {text !== String(capacity) && (
        <Button type="submit" size="compact" pending={pending} className="self-start">
          {t("capacity.save")}
        </Button>
      )}
      {!error && <ProblemNote words={words} />}
    </form>
  );
}

"use client";

import type { ReactNode } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import type { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  action: ReturnType<typeof useAction>;
  onSave: (form: FormData) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields in place of the line they belong to. */
export function SmallForm({ action: { pending, problem, words }, onSave, onClose, children }: Props) {
  const t = useTranslator("settings");
  return (
    <form
      method="post"
      noValidate
      className="grid items-start gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(new FormData(event.currentTarget));
      }}
    >
      {children}
      <div className="flex flex-col gap-3 sm:col-span-2">
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t("saveOne")}
          </Button>
          <Button size="compact" onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </div>
    </form>
  );
}

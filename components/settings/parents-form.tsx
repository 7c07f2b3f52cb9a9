"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { PlanLink } from "#components/plans/plan-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveParentsAction } from "#lib/embeds/actions.ts";

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Which websites may show the booking page in a frame. */
export function ParentsForm({ tenant, parents }: { tenant: string; parents: readonly string[] }) {
  const t = useTranslator("embed");
  const { run, pending, problem, words, fields } = useAction();
  const [text, setText] = useState(parents.join("\n"));
  const errors = fields.map(({ path, message }) => {
    const line = Number(/\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN);
    const what = Number.isNaN(line) ? message : t("parents.error", { line: line + 1, message });
    return { fieldId: "parents", message: what };
  });
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => saveParentsAction(tenant, { parents: linesOf(text) }),
          (saved) => {
            setText(saved.parents.join("\n"));
            notify({ title: t("parents.saved") });
          },
        );
      }}
    >
      <Card className="grid gap-4">
        <div>
          <h2 className="text-lg">{t("parents.title")}</h2>
          <p className="mt-0.5 text-muted">{t("parents.text")}</p>
        </div>
        {errors.length > 0 ? (
          <FormErrors title={t("parents.errors", { count: errors.length })} errors={errors} />
        ) : (
          <>
            <ProblemNote words={words} />
            <PlanLink tenant={tenant} problem={problem} />
          </>
        )}
        <TextArea
          id="parents"
          size="compact"
          label={t("parents.label")}
          hint={t("parents.hint")}
          error={errors[0]?.message}
          spellCheck={false}
          dir="ltr"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t("parents.save")}
          </Button>
        </div>
      </Card>
    </form>
  );
}

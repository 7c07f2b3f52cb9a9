"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { PlanLink } from "#components/plans/plan-link.tsx";
import { Drawer } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveStaffAction } from "#lib/team/staff-actions.ts";
import type { StaffLine } from "#lib/team/staff-loaders.ts";

const caps = ["perDay", "perWeek"] as const;

/** A typed cap; what is no number is sent as such and refused in words. */
const capOf = (form: FormData, name: string): number | null => {
  const text = String(form.get(name) ?? "").trim();
  return text === "" ? null : Number(text);
};

/** Adds or changes a bookable person. `person` null: somebody new. */
export function StaffDialog({
  tenant,
  person,
  isOpen,
  onClose,
}: {
  tenant: string;
  person: StaffLine | null;
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useTranslator("team");
  const ui = useTranslator("ui");
  const { run, pending, problem, words, errorOf } = useAction();
  const [active, setActive] = useState(person?.active ?? true);
  const save = (form: FormData) => {
    const name = String(form.get("name") ?? "");
    run(
      () =>
        saveStaffAction(tenant, {
          editing: person?.slug ?? null,
          name,
          email: String(form.get("email") ?? "").trim(),
          active,
          perDay: capOf(form, "perDay"),
          perWeek: capOf(form, "perWeek"),
        }),
      () => {
        notify({ title: t("staff.saved", { name }) });
        onClose();
      },
    );
  };
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      title={person ? t("staff.edit", { name: person.name }) : t("staff.add")}
      closeLabel={ui("close")}
    >
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
          name="name"
          label={t("staff.name")}
          defaultValue={person?.name}
          maxLength={120}
          error={errorOf("name")}
        />
        <TextField
          size="compact"
          name="email"
          type="email"
          label={t("staff.email")}
          hint={t("staff.emailHint")}
          optional={ui("optional")}
          defaultValue={person?.email ?? ""}
          error={errorOf("email")}
        />
        <div className="grid grid-cols-2 gap-3">
          {caps.map((name) => (
            <TextField
              key={name}
              size="compact"
              name={name}
              inputMode="numeric"
              label={t(`staff.${name}`)}
              placeholder={t("staff.noLimit")}
              defaultValue={person?.[name] ?? ""}
              error={errorOf(name)}
            />
          ))}
        </div>
        {person && (
          <Checkbox
            checked={active}
            onChange={(event) => setActive(event.target.checked)}
            label={t("staff.active")}
            error={errorOf("active")}
          />
        )}
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <PlanLink tenant={tenant} problem={problem} />
        <div className="flex justify-end gap-2">
          <Button size="compact" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

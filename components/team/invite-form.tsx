"use client";

import { useRef } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { roles } from "#lib/auth/permissions.ts";
import { inviteMemberAction } from "#lib/team/actions.ts";

interface Props {
  tenant: string;
  staff: { id: string; name: string }[];
  mayOwn: boolean;
}

/** Asks somebody by mail to join the team. */
export function InviteForm({ tenant, staff, mayOwn }: Props) {
  const t = useTranslator("team");
  const form = useRef<HTMLFormElement>(null);
  const { run, pending, problem, words, errorOf } = useAction();
  const invite = (data: FormData) => {
    const email = String(data.get("email") ?? "").trim();
    const role = roles.find((known) => known === data.get("role")) ?? "staff";
    run(
      () => inviteMemberAction(tenant, { email, role, staffId: String(data.get("staff") ?? "") || null }),
      () => {
        notify({ title: t("invite.sent", { email }) });
        form.current?.reset();
      },
    );
  };
  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        invite(new FormData(event.currentTarget));
      }}
      className="flex flex-wrap items-start gap-3"
    >
      <TextField
        className="min-w-[min(14rem,100%)] grow"
        size="compact"
        name="email"
        type="email"
        autoComplete="off"
        label={t("invite.email")}
        error={errorOf("email")}
      />
      <Select
        className="w-32"
        size="compact"
        name="role"
        label={t("invite.role")}
        defaultValue="staff"
        options={roles
          .filter((role) => role !== "owner" || mayOwn)
          .map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <Select
        className="w-44"
        size="compact"
        name="staff"
        label={t("invite.staff")}
        options={[
          { value: "", label: t("members.nobody") },
          ...staff.map((person) => ({ value: person.id, label: person.name })),
        ]}
        error={errorOf("staffId")}
      />
      <Button type="submit" variant="primary" size="compact" pending={pending} className="sm:mt-6.5">
        {t("invite.send")}
      </Button>
      {problem && problem.code !== "invalid" && (
        <div className="basis-full">
          <ProblemNote words={words} />
        </div>
      )}
    </form>
  );
}

"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { type Role, roles } from "#lib/auth/permissions.ts";
import { changeRoleAction, linkStaffAction, removeMemberAction } from "#lib/team/actions.ts";

export interface MemberLine {
  id: string;
  name: string;
  email: string;
  role: Role;
  staffId: string | null;
  isSelf: boolean;
}

interface Props {
  tenant: string;
  business: string;
  member: MemberLine;
  staff: { id: string; name: string }[];
  /** Owners alone give and take the owner's role. */
  mayOwn: boolean;
}

/** One member: role and calendar change at once, removing asks once. */
export function MemberRow({ tenant, business, member, staff, mayOwn }: Props) {
  const t = useTranslator("team");
  const ui = useTranslator("ui");
  const { run, pending, words } = useAction();
  const [asking, setAsking] = useState(false);
  const { id: memberId, name } = member;
  const locked = member.role === "owner" && !mayOwn;
  const setRole = (value: string) => {
    const role = roles.find((known) => known === value);
    if (!role) return;
    run(
      () => changeRoleAction(tenant, { memberId, role }),
      () => notify({ title: t("members.roleSaved", { name, role: t(`role.${role}`) }) }),
    );
  };
  return (
    <li className="flex flex-wrap items-end gap-3 px-4 py-3">
      <div className="min-w-[min(12rem,100%)] grow self-center">
        <p className="break-words font-medium">
          {name}
          {member.isSelf && <span className="font-normal text-muted"> ({t("members.you")})</span>}
        </p>
        {member.email !== name && <p className="break-all text-muted text-xs">{member.email}</p>}
      </div>
      <Select
        key={`role.${member.role}`}
        className="w-32"
        size="compact"
        label={t("members.role")}
        value={member.role}
        disabled={locked || pending}
        options={roles
          .filter((role) => role !== "owner" || mayOwn || member.role === "owner")
          .map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(event) => setRole(event.target.value)}
      />
      <Select
        key={`staff.${member.staffId}`}
        className="w-44"
        size="compact"
        label={t("members.is")}
        value={member.staffId ?? ""}
        disabled={pending}
        options={[
          { value: "", label: t("members.nobody") },
          ...staff.map((person) => ({ value: person.id, label: person.name })),
        ]}
        onChange={(event) =>
          run(
            () => linkStaffAction(tenant, { memberId, staffId: event.target.value || null }),
            () => notify({ title: t("members.linkSaved") }),
          )
        }
      />
      <Button
        variant="quiet"
        size="compact"
        className="max-sm:-ms-3 sm:-me-3"
        disabled={locked}
        onClick={() => setAsking(true)}
      >
        {t("members.remove")}
      </Button>
      {words !== null && (
        <div className="basis-full">
          <ProblemNote words={words} />
        </div>
      )}
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        title={t("members.removeTitle", { name })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setAsking(false)}>
              {t("keep")}
            </Button>
            <Button
              variant="danger"
              size="compact"
              pending={pending}
              onClick={() =>
                run(
                  () => removeMemberAction(tenant, { memberId }),
                  () => {
                    notify({ title: t("members.removed", { name }) });
                    setAsking(false);
                  },
                )
              }
            >
              {t("members.removeConfirm", { name })}
            </Button>
          </>
        }
      >
        <p>{t("members.removeText", { name, business })}</p>
        <div className="mt-3">
          <ProblemNote words={words} />
        </div>
      </Dialog>
    </li>
  );
}

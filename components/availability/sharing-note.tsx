"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { MoreMark } from "#components/ui/marks.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { assignHoursAction, saveHoursAction } from "#lib/availability/actions.ts";
import type { HoursView } from "#lib/availability/hours-loaders.ts";
import { sameOwner } from "#lib/availability/hours-owner.ts";
import type { Assigned } from "#lib/availability/mutations.ts";
import type { HoursScreenProps } from "./hours-props.ts";
import { listWords } from "./warning-words.ts";

interface Props extends HoursScreenProps {
  hours: HoursView;
  apart: boolean;
  onApart: (apart: boolean) => void;
  onGone: () => void;
}

/** Who else keeps these hours, and what follows; letting them be others', or nobody's. */
export function SharingNote({ tenant, owner, hours, others, apart, onApart, onGone }: Props) {
  const t = useTranslator("hours");
  const all = useTranslator("dashboard");
  const { run, pending, words } = useAction();
  const { kind, slug, name } = owner;
  const rest = hours.owners.filter((other) => !sameOwner(other, owner)).map((other) => other.name);
  const mine = { kind, slug };

  const undo = ({ schedule, removed }: Assigned) => {
    if (!removed) return run(() => assignHoursAction(tenant, { owner: mine, schedule }));
    const { days, ...content } = removed;
    const again = days.map(({ date, ...said }) => ({ date, hours: said, replace: true }));
    run(() => saveHoursAction(tenant, { owner: mine, ...content, days: again, apart: true }));
  };
  const assign = (schedule: string | null, title: string) =>
    run(
      () => assignHoursAction(tenant, { owner: mine, schedule }),
      (before) => {
        if (schedule === null) onGone();
        notify({ title, action: { label: all("undo"), onAction: () => undo(before) } });
      },
    );
  const actions = [
    ...(rest.length > 0 && !apart
      ? [{ id: "apart", label: t("share.apart", { name }), onAction: () => onApart(true) }]
      : []),
    ...others.map((other) => ({
      id: `with-${other.slug}`,
      label: t("share.as", { name: other.label }),
      isDisabled: pending,
      onAction: () => assign(other.slug, t("share.done", { name, other: other.label })),
    })),
    ...(kind === "staff"
      ? []
      : [
          {
            id: "remove",
            label: t("share.remove"),
            danger: true,
            isDisabled: pending,
            onAction: () => assign(null, t("share.removed", { name })),
          },
        ]),
  ];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start justify-between gap-3">
        <p className="max-w-prose pt-1.5 text-muted">
          {rest.length > 0
            ? t(apart ? "share.willPart" : "share.with", { name, others: listWords(t, rest) })
            : t(`binds.${kind}`, { name })}
        </p>
        {others.length > 0 && (
          <Menu icon label={t("share.more", { name })} trigger={<MoreMark />} actions={actions} />
        )}
      </div>
      <ProblemNote words={words} />
    </div>
  );
}

"use client";

import { Menu } from "#components/ui/menu.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  others: readonly { slug: string; label: string }[];
  pending: boolean;
  onShare: (schedule: string) => void;
}

/** Keeps the hours that somebody else has already: one change then changes both. */
export function ShareWith({ others, pending, onShare }: Props) {
  const t = useTranslator("hours");
  return (
    <Menu
      variant="secondary"
      trigger={t("share")}
      actions={others.map(({ slug, label }) => ({
        id: slug,
        label,
        isDisabled: pending,
        onAction: () => onShare(slug),
      }))}
    />
  );
}

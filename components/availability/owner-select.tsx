"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "react-aria-components/Button";
import { Header } from "react-aria-components/Header";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { Label } from "react-aria-components/TextField";
import { cx } from "#components/ui/classes.ts";
import { controlClass, labelClass } from "#components/ui/field-class.ts";
import { CheckMark, ChevronMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { optionClass, popoverClass } from "#components/ui/popover-class.ts";
import { type OwnerKind, ownerKinds } from "#lib/availability/hours-owner.ts";

export interface OwnerChoice {
  kind: OwnerKind;
  slug: string;
  name: string;
  /** A few words about its hours. */
  detail: string;
  href: string;
}

interface Props {
  owners: readonly OwnerChoice[];
  current: { kind: OwnerKind; slug: string };
}

const keyOf = ({ kind, slug }: Props["current"]) => `${kind}/${slug}`;

/** Whose hours are on the screen: people, places, services, rooms and machines. */
export function OwnerSelect({ owners, current }: Props) {
  const t = useTranslator("hours");
  const router = useRouter();
  const [pending, start] = useTransition();
  const open = (key: string) => {
    const chosen = owners.find((owner) => keyOf(owner) === key);
    if (chosen && keyOf(chosen) !== keyOf(current)) start(() => router.push(chosen.href));
  };
  return (
    <Select
      selectedKey={keyOf(current)}
      onSelectionChange={(key) => key !== null && open(String(key))}
      className="flex w-full flex-col gap-1.5 sm:w-80"
    >
      <Label className={labelClass}>{t("people")}</Label>
      <Button
        className={controlClass(
          "compact",
          cx("flex items-center justify-between gap-2 text-start", pending && "opacity-60"),
        )}
      >
        <SelectValue className="truncate font-medium">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronMark className="size-4 shrink-0 text-muted" />
      </Button>
      <Popover className={cx(popoverClass, "max-h-96 min-w-(--trigger-width)")} offset={4}>
        <ListBox className="p-1 outline-none">
          {ownerKinds.map((kind) => {
            const list = owners.filter((owner) => owner.kind === kind);
            return (
              list.length > 0 && (
                <ListBoxSection key={kind}>
                  <Header className="px-2.5 pt-2.5 pb-1 font-medium text-muted text-xs">
                    {t(`kind.${kind}`)}
                  </Header>
                  {list.map((owner) => (
                    <ListBoxItem
                      key={keyOf(owner)}
                      id={keyOf(owner)}
                      textValue={owner.name}
                      className={optionClass}
                    >
                      {({ isSelected }) => (
                        <>
                          <span className="min-w-0 grow break-words">{owner.name}</span>
                          <span className="text-muted text-xs tabular-nums">{owner.detail}</span>
                          <CheckMark className={cx("size-4 shrink-0", !isSelected && "invisible")} />
                        </>
                      )}
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              )
            );
          })}
        </ListBox>
      </Popover>
    </Select>
  );
}

"use client";

import Link from "next/link";
import { useState } from "react";
import { shortcut } from "#components/dashboard/shortcut.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { MoreMark } from "#components/ui/marks.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerView } from "#lib/customers/detail.ts";
import { BlockDialog } from "./block-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";

interface Props {
  tenant: string;
  customer: CustomerView;
  /** Whether the viewer may merge and block. */
  manages: boolean;
  bookHref: string | null;
}

/** What can be done with a customer: book again, and for those who may, merge and block. */
export function CustomerActions({ tenant, customer, manages, bookHref }: Props) {
  const t = useTranslator("customers");
  const [open, setOpen] = useState<"merge" | "block" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {bookHref !== null && (
        <Link href={bookHref} className={buttonClass("primary", "compact")} {...shortcut("n")}>
          {t("bookAgain")}
        </Link>
      )}
      {manages && (
        <Menu
          icon
          label={t("more")}
          trigger={<MoreMark />}
          actions={[
            { id: "merge", label: t("merge.action"), onAction: () => setOpen("merge") },
            ...(customer.blocked
              ? []
              : [
                  {
                    id: "block",
                    label: t("block.action"),
                    danger: true,
                    onAction: () => setOpen("block"),
                  },
                ]),
          ]}
        />
      )}
      {open === "merge" && <MergeDialog tenant={tenant} customer={customer} onClose={close} />}
      {open === "block" && <BlockDialog tenant={tenant} customer={customer} onClose={close} />}
    </>
  );
}

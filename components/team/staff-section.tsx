"use client";

import Link from "next/link";
import { useState } from "react";
import { StatusBadge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { paths } from "#lib/paths.ts";
import type { StaffLine } from "#lib/team/staff-loaders.ts";
import { StaffDialog } from "./staff-dialog.tsx";

/** The bookable people of a business. */
export function StaffSection({ tenant, staff }: { tenant: string; staff: StaffLine[] }) {
  const t = useTranslator("team");
  const [open, setOpen] = useState<StaffLine | "new" | null>(null);
  const person = open === "new" ? null : open;
  const add = (
    <Button variant="primary" size="compact" onClick={() => setOpen("new")}>
      <PlusMark />
      {t("staff.add")}
    </Button>
  );
  return (
    <section aria-labelledby="staff">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="staff" className="text-lg">
            {t("staff.title")}
          </h2>
          <p className="mt-0.5 text-muted">{t("staff.text")}</p>
        </div>
        {staff.length > 0 && add}
      </div>
      {staff.length === 0 ? (
        <EmptyState title={t("staff.empty.title")} text={t("staff.empty.text")} action={add} />
      ) : (
        <DataTable
          caption={t("staff.caption")}
          rows={staff}
          rowKey={(line) => line.slug}
          columns={[
            {
              id: "name",
              header: t("staff.name"),
              cell: (line) => (
                <button type="button" onClick={() => setOpen(line)} className="text-start hover:underline">
                  {line.name}
                  <span className="block break-all font-normal text-muted text-xs">{line.email}</span>
                </button>
              ),
            },
            {
              id: "services",
              header: t("staff.services"),
              wideOnly: true,
              cell: (line) => (
                <span className="text-muted">{line.services.join(", ") || t("staff.noServices")}</span>
              ),
            },
            {
              id: "state",
              header: t("staff.state"),
              wideOnly: true,
              cell: (line) => (
                <StatusBadge tone={line.active ? "good" : "neutral"}>
                  {t(line.active ? "staff.active" : "staff.inactive")}
                </StatusBadge>
              ),
            },
            {
              id: "hours",
              header: t("staff.hours"),
              align: "end",
              cell: (line) => (
                <Link
                  href={paths.dashboard.availability(tenant, line.schedule)}
                  className={buttonClass("quiet", "compact", "-me-3")}
                >
                  {t("staff.hours")}
                </Link>
              ),
            },
          ]}
        />
      )}
      <StaffDialog
        key={open === "new" ? "new" : (person?.slug ?? "none")}
        tenant={tenant}
        person={person}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      />
    </section>
  );
}

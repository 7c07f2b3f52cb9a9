"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveCustomerAction } from "#lib/customers/actions.ts";
import type { CustomerView } from "#lib/customers/detail.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  canEdit: boolean;
}

type Facts = Pick<CustomerView, "name" | "email" | "phone">;

/** Name, address and number; edited in place. Bookings keep what was typed for them. */
export function ContactCard({ tenant, customer, canEdit }: Props) {
  const t = useTranslator("customers");
  const all = useTranslator("dashboard");
  const { run, pending, problem, words, errorOf, clear } = useAction();
  const [editing, setEditing] = useState(false);
  const save = (facts: Facts) =>
    run(
      () => saveCustomerAction(tenant, { customer: customer.id, ...facts }),
      ({ before }) => {
        setEditing(false);
        notify({
          title: t("facts.saved", { name: facts.name }),
          action: { label: all("undo"), onAction: () => save(before) },
        });
      },
    );
  if (!editing)
    return (
      <Card>
        <div className="mb-2 flex items-center justify-between gap-3">
          <h2 className="text-base">{t("facts.title")}</h2>
          {canEdit && (
            <Button variant="quiet" size="compact" onClick={() => setEditing(true)}>
              {t("facts.edit")}
            </Button>
          )}
        </div>
        <dl className="grid grid-cols-[5rem_1fr] gap-x-3 gap-y-1.5">
          <dt className="text-muted">{t("facts.email")}</dt>
          <dd className="min-w-0">
            {customer.email === null ? (
              <span className="text-muted">{t("facts.none")}</span>
            ) : (
              <a href={`mailto:${customer.email}`} className="break-all underline underline-offset-2">
                {customer.email}
              </a>
            )}
          </dd>
          <dt className="text-muted">{t("facts.phone")}</dt>
          <dd className="min-w-0">
            {customer.phone === null ? (
              <span className="text-muted">{t("facts.none")}</span>
            ) : (
              <a
                href={`tel:${customer.phone.replace(/[^+\d]/g, "")}`}
                dir="ltr"
                className="underline underline-offset-2"
              >
                {customer.phone}
              </a>
            )}
          </dd>
        </dl>
        <ProblemNote words={words} />
      </Card>
    );
  const textOf = (form: FormData, name: string) => String(form.get(name) ?? "").trim();
  const field = { size: "compact", autoComplete: "off" } as const;
  return (
    <Card>
      <h2 className="mb-3 text-base">{t("facts.title")}</h2>
      <form
        method="post"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          save({
            name: textOf(form, "name"),
            email: textOf(form, "email") || null,
            phone: textOf(form, "phone") || null,
          });
        }}
      >
        <TextField
          {...field}
          name="name"
          label={t("facts.name")}
          maxLength={120}
          defaultValue={customer.name}
          error={errorOf("name")}
        />
        <TextField
          {...field}
          name="email"
          type="email"
          label={t("facts.email")}
          optional={all("optional")}
          maxLength={320}
          defaultValue={customer.email ?? ""}
          error={errorOf("email")}
        />
        <TextField
          {...field}
          name="phone"
          type="tel"
          label={t("facts.phone")}
          optional={all("optional")}
          maxLength={40}
          defaultValue={customer.phone ?? ""}
          error={errorOf("phone")}
        />
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <div className="flex justify-end gap-2">
          <Button
            size="compact"
            onClick={() => {
              clear();
              setEditing(false);
            }}
          >
            {t("facts.cancel")}
          </Button>
          <Button type="submit" variant="primary" size="compact" pending={pending}>
            {t("facts.save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

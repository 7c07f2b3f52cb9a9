"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { WarningList } from "#components/availability/warning-list.tsx";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { PlanLink } from "#components/plans/plan-link.tsx";
import { cx } from "#components/ui/classes.ts";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Checkbox } from "#components/ui/light/checkbox.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { NamedWarning } from "#lib/availability/warning-names.ts";
import type { FieldError } from "#lib/errors.ts";
import { parseAmount } from "#lib/money.ts";
import { paths } from "#lib/paths.ts";
import { saveServiceAction } from "#lib/services/actions.ts";
import type { ServiceEditorData } from "#lib/services/loaders.ts";
import { BasicFields } from "./basic-fields.tsx";
import { FieldGroup } from "./field-group.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { PaymentFields } from "./payment-fields.tsx";
import { PeopleFields } from "./people-fields.tsx";
import { readServiceForm } from "./read-form.ts";
import { TimeFields } from "./time-fields.tsx";
import { useWarnings } from "./use-warnings.ts";

/** As the database has it for new services. */
const usualOfferMinutes = 120;

interface Props extends ServiceEditorData {
  tenant: string;
  pageUrl: string;
  currency: string;
  /** For numbers and dates. */
  region: string;
  /** Whether the business's account can take payments now. */
  canCharge: boolean;
  /** Of the service as saved. */
  warnings: readonly NamedWarning[];
}

/** The editor of one service, new or old. Stays filled in whatever the answer is. */
export function ServiceForm({
  tenant,
  pageUrl,
  currency,
  region,
  canCharge,
  service,
  choices,
  ...saved
}: Props) {
  const t = useTranslator("services");
  const [price, setPrice] = useState(service?.price ?? 0);
  const router = useRouter();
  const { run, pending, problem, words, fields } = useAction();
  const [typed, setTyped] = useState<FieldError[]>([]);
  const errors = [...typed, ...fields];
  const errorOf = (path: string) =>
    errors.find(
      ({ path: found }) => found === path || found.startsWith(`${path}[`) || found.startsWith(`${path}.`),
    )?.message;

  const readForm = (data: FormData) =>
    readServiceForm(data, service?.slug ?? null, currency, {
      price: t("priceWrong"),
      reminders: t("remindersWrong"),
      number: t("number"),
      percent: t("deposit.percentWrong"),
    });
  const {
    warnings,
    pending: isAsking,
    ask,
  } = useWarnings({
    tenant,
    initial: saved.warnings,
    read: (data) => {
      const { input, errors: unreadable } = readForm(data);
      // Whether it can be booked does not depend on what it will be called.
      const named = { ...input, name: input.name || t("new.title"), slug: input.slug || "new" };
      return unreadable.length > 0 ? null : named;
    },
  });

  const save = (data: FormData) => {
    const read = readForm(data);
    setTyped(read.errors);
    if (read.errors.length > 0) return;
    run(
      () => saveServiceAction(tenant, read.input),
      () => {
        notify({ title: t("saved", { name: read.input.name }) });
        router.push(paths.dashboard.services(tenant));
      },
    );
  };
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onChange={(event) => {
        setPrice(
          parseAmount(String(new FormData(event.currentTarget).get("price") || "0"), currency) ?? price,
        );
        ask(event.currentTarget);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      {errors.length > 0 ? (
        <FormErrors
          title={t("errors", { count: errors.length })}
          errors={errors.map(({ path, message }) => ({ fieldId: `service-${path}`, message }))}
        />
      ) : (
        <>
          <ProblemNote words={words} />
          <PlanLink tenant={tenant} problem={problem} />
        </>
      )}
      <BasicFields
        service={service}
        pageUrl={pageUrl}
        currency={currency}
        policies={choices.policies}
        errorOf={errorOf}
      />
      <PaymentFields {...{ service, price, currency, region, errorOf }} {...{ tenant, canCharge }} />
      <TimeFields service={service} currency={currency} errorOf={errorOf} />
      <PeopleFields service={service} choices={choices} errorOf={errorOf} />
      <FieldGroup title={t("limits")}>
        <LimitFields service={service} errorOf={errorOf} />
        <Checkbox
          className="sm:col-span-4"
          id="service-approval"
          name="approval"
          defaultChecked={service?.approval ?? false}
          label={t("approval")}
          error={errorOf("approval")}
        />
        <TextField
          className="sm:col-span-2"
          size="compact"
          id="service-approvalHours"
          name="approvalHours"
          inputMode="numeric"
          label={t("approvalHours")}
          defaultValue={service?.approvalHours ?? 24}
          error={errorOf("approvalHours")}
        />
        <Checkbox
          className="sm:col-span-4"
          id="service-waitlist"
          name="waitlist"
          defaultChecked={service ? service.waitlistMinutes !== null : true}
          label={t("waitlist")}
        />
        <TextField
          className="sm:col-span-2"
          size="compact"
          id="service-waitlistMinutes"
          name="waitlistMinutes"
          inputMode="numeric"
          label={t("waitlistMinutes")}
          defaultValue={service?.waitlistMinutes ?? usualOfferMinutes}
          error={errorOf("waitlistMinutes")}
        />
        <Checkbox
          className="sm:col-span-6"
          id="service-active"
          name="active"
          defaultChecked={service?.active ?? true}
          label={t("activeField")}
          error={errorOf("active")}
        />
      </FieldGroup>
      <div className="sticky bottom-0 z-10 border-hairline border-t bg-paper py-3 max-md:bottom-14">
        <div
          role="status"
          aria-busy={isAsking}
          className={cx("max-h-40 overflow-auto transition-opacity", isAsking && "opacity-50")}
        >
          <WarningList region={region} warnings={warnings} className="mb-3" />
        </div>
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t(service ? "save" : "saveNew")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { paths } from "#lib/paths.ts";
import { wishOfForm } from "#lib/waitlist/form-fields.ts";
import { addEntryAction } from "#lib/waitlist/staff-actions.ts";
import type { WaitlistPage } from "#lib/waitlist/staff-loaders.ts";
import { DayFields } from "./day-fields.tsx";

interface Props {
  tenant: string;
  choices: WaitlistPage["choices"];
  /** Whoever adds people to their own line only is not asked with whom. */
  own: boolean;
  today: string;
  proposed: string;
  /** The business's. */
  zone: string;
  region: string;
}

/** Somebody who called: puts them on a list as if they had joined themselves. */
export function AddForm({ tenant, choices, own, today, proposed, zone, region }: Props) {
  const t = useTranslator("waitlist");
  const router = useRouter();
  const { run, pending, words, errorOf, fields } = useAction();
  const [slug, setSlug] = useState(choices[0]?.slug ?? "");
  const service = choices.find((choice) => choice.slug === slug);

  const save = (form: FormData) => {
    const wish = wishOfForm((name) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    });
    const { name } = wish.customer;
    run(
      () => addEntryAction(tenant, { ...wish, timezone: zone }),
      ({ again }) => {
        notify({ title: t(again ? "desk.again" : "desk.added", { name }) });
        router.replace(paths.dashboard.waitlist(tenant));
        router.refresh();
      },
    );
  };
  const text = (name: "name" | "email" | "phone", label: string, hint?: string) => (
    <TextField
      size="compact"
      id={`add-${name}`}
      name={name}
      type={name === "email" ? "email" : "text"}
      label={label}
      hint={hint}
      autoComplete="off"
      error={errorOf(`customer.${name}`)}
    />
  );
  return (
    <form
      method="post"
      noValidate
      className="grid grid-cols-1 gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      <ProblemNote words={fields.length > 0 ? (fields[0]?.message ?? null) : words} />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {text("name", t("desk.name"))}
        {text("email", t("desk.email"), t("desk.emailHint"))}
        {text("phone", t("join.phone"))}
        <Select
          size="compact"
          name="service"
          label={t("desk.service")}
          value={slug}
          onChange={(event) => setSlug(event.currentTarget.value)}
          options={choices.map((choice) => ({ value: choice.slug, label: choice.name }))}
        />
        {service && service.staff.length > 1 && !own && (
          <Select
            key={slug}
            size="compact"
            name="staff"
            label={t("join.with")}
            options={[
              { value: "", label: t("join.anyone") },
              ...service.staff.map((person) => ({ value: person.slug, label: person.name })),
            ]}
          />
        )}
        {service && service.capacity > 1 && (
          <TextField
            size="compact"
            name="party"
            inputMode="numeric"
            label={t("join.party")}
            defaultValue="1"
            error={errorOf("party")}
          />
        )}
      </div>
      <DayFields {...{ today, proposed, zone, region }} size="compact" typed={{}} errorOf={errorOf} />
      <div>
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t("desk.submit")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useRef, useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { createApiKeyAction } from "#lib/api-keys/actions.ts";
import { apiScopes, keyLifetimes } from "#lib/api-keys/api-key.ts";
import { NewKey } from "./new-key.tsx";

/** Makes a key and shows it once. */
export function KeyForm({ tenant }: { tenant: string }) {
  const t = useTranslator("settings");
  const form = useRef<HTMLFormElement>(null);
  const { run, pending, problem, words, errorOf } = useAction();
  const [made, setMade] = useState<string | null>(null);
  const create = (data: FormData) => {
    const days = keyLifetimes.find((known) => String(known) === data.get("days")) ?? null;
    const scopes = apiScopes.filter((scope) => data.getAll("scope").includes(scope));
    run(
      () => createApiKeyAction(tenant, { name: String(data.get("name") ?? ""), scopes, days }),
      ({ key }) => {
        setMade(key);
        form.current?.reset();
      },
    );
  };
  if (made !== null)
    return (
      <NewKey title={t("keys.made")} text={t("keys.madeText")} value={made} onDone={() => setMade(null)} />
    );
  return (
    <Card>
      <form
        ref={form}
        method="post"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create(new FormData(event.currentTarget));
        }}
      >
        <TextField
          size="compact"
          name="name"
          label={t("keys.name")}
          hint={t("keys.nameHint")}
          maxLength={60}
          autoComplete="off"
          error={errorOf("name")}
        />
        <fieldset>
          <legend className="mb-1 font-medium text-sm">{t("keys.scopes")}</legend>
          <div className="grid sm:grid-cols-2">
            {apiScopes.map((scope) => (
              <label key={scope} className="flex min-h-9 items-center gap-2.5">
                <input type="checkbox" name="scope" value={scope} className="size-4.5 accent-accent" />
                {t(`scope.${scope}`)}
              </label>
            ))}
          </div>
          {errorOf("scopes") !== undefined && <p className="mt-1 text-bad">{errorOf("scopes")}</p>}
        </fieldset>
        <Select
          size="compact"
          className="max-w-60"
          name="days"
          label={t("keys.ends")}
          options={[
            { value: "", label: t("keys.endsNever") },
            ...keyLifetimes.map((days) => ({ value: String(days), label: t("keys.endsDays", { days }) })),
          ]}
        />
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
        <Button type="submit" variant="primary" size="compact" pending={pending} className="self-start">
          {t("keys.create")}
        </Button>
      </form>
    </Card>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Card } from "#components/ui/card.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { RadioList } from "#components/ui/light/radio-list.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { FieldError } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";
import { savePolicyAction } from "#lib/policies/actions.ts";
import { defaultPolicy, type PolicyRules, policyName } from "#lib/policies/policy.ts";
import { warnings } from "#lib/policies/warnings.ts";
import { slugFrom } from "#lib/tenants/slug.ts";
import { type DraftTier, draftOf, inOrder, readTier } from "./draft.ts";
import { PolicyPreview } from "./policy-preview.tsx";
import { TierRows } from "./tier-rows.tsx";
import type { Paid } from "./words.ts";

interface Props {
  tenant: string;
  /** Null for a new one, which begins as the usual policy. */
  policy: PolicyRules | null;
  /** An example to show amounts of. */
  paid: Paid;
  region: string;
}

/** The editor of one policy. Stays filled in whatever the answer is; what it means is shown while it is typed. */
export function PolicyForm({ tenant, policy, paid, region }: Props) {
  const t = useTranslator("policies");
  const router = useRouter();
  const { run, pending, words, fields, clear } = useAction();
  const [name, setName] = useState(policy ? policyName(policy.slug) : "");
  const [rows, setRows] = useState<readonly DraftTier[]>(() => draftOf((policy ?? defaultPolicy).tiers));
  const [afterMove, setAfterMove] = useState(policy?.afterMove ?? defaultPolicy.afterMove);
  const [strict, setStrict] = useState(false);

  const read = rows.map(readTier);
  const tiers = read.flatMap(({ tier }) => tier ?? []);
  const found = warnings(tiers);
  // A name that nobody has touched keeps its address, however it would be written today.
  const slug = policy && name.trim() === policyName(policy.slug) ? policy.slug : slugFrom(name);

  const typed: FieldError[] = strict
    ? [
        ...(slug === "" ? [{ path: "slug", message: t("nameWrong") }] : []),
        ...read.flatMap(({ wrong }, i) => [
          ...(wrong.hours ? [{ path: `tiers[${i}].before.hours`, message: t("tier.hoursWrong") }] : []),
          ...(wrong.percent ? [{ path: `tiers[${i}].refund`, message: t("tier.percentWrong") }] : []),
        ]),
      ]
    : [];
  const errors = typed.length > 0 ? typed : fields;
  const errorOf = (path: string) => errors.find((error) => error.path.startsWith(path))?.message;

  const save = () => {
    setStrict(true);
    const ordered = inOrder(rows);
    setRows(ordered);
    if (slug === "" || tiers.length < rows.length) return;
    run(
      () =>
        savePolicyAction(tenant, {
          editing: policy?.slug ?? null,
          slug,
          tiers: ordered.flatMap((row) => readTier(row).tier ?? []),
          afterMove,
        }),
      () => {
        notify({ title: t("saved", { name: policyName(slug) }) });
        router.push(paths.dashboard.policies(tenant));
      },
    );
  };

  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {errors.length > 0 ? (
        <FormErrors
          title={t("errors", { count: errors.length })}
          errors={errors.map(({ path, message }) => ({ fieldId: `policy-${path}`, message }))}
        />
      ) : (
        <ProblemNote words={words} />
      )}
      <Card className="flex flex-col gap-6">
        <TextField
          className="max-w-sm"
          size="compact"
          id="policy-slug"
          name="name"
          label={t("name")}
          hint={t("nameHint")}
          value={name}
          maxLength={40}
          autoComplete="off"
          error={errorOf("slug")}
          onChange={(event) => setName(event.target.value)}
        />
        <TierRows
          read={read}
          found={found}
          strict={strict}
          errorOf={errorOf}
          onChange={(change) => {
            setRows(change);
            if (fields.length > 0) clear();
          }}
        />
      </Card>
      <Card aria-labelledby="policy-preview">
        <h2 id="policy-preview" className="mb-2 text-base">
          {t("preview")}
        </h2>
        <PolicyPreview
          tiers={tiers}
          paid={paid}
          region={region}
          found={found.filter(({ tier }) => tier === null)}
          partial={tiers.length < rows.length}
        />
      </Card>
      <Card>
        <RadioList
          legend={t("afterMove")}
          value={afterMove}
          onChange={setAfterMove}
          options={(["carry", "restart"] as const).map((value) => ({
            value,
            label: t(`afterMove.${value}`),
          }))}
        />
      </Card>
      <div className="sticky bottom-0 z-10 border-hairline border-t bg-paper py-3 max-md:bottom-14">
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t(policy ? "save" : "saveNew")}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "#components/auth/notice.tsx";
import { problemText } from "#components/auth/problem-text.ts";
import { fieldError, useAction } from "#components/auth/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { createTenantAction } from "#lib/tenants/actions.ts";
import { faultsOf } from "./check.ts";
import type { Choices } from "./choices.ts";
import { stepOf, toInput } from "./draft.ts";
import { StepBar, StepHeading } from "./step.tsx";
import { StepBusiness } from "./step-business.tsx";
import { StepHours } from "./step-hours.tsx";
import { StepService } from "./step-service.tsx";
import { useDraft } from "./use-draft.ts";

const steps = ["business", "service", "hours"] as const;
const last = steps.length - 1;

interface Props {
  choices: Choices;
  /** "book.example/" */
  prefix: string;
  ownerName: string;
}

/** Three calm steps to a live page. Nothing typed is ever lost: not by going back, reloading or being refused. */
export function BusinessForm({ choices, prefix, ownerName }: Props) {
  const t = useTranslator("signup");
  const auth = useTranslator("auth");
  const locales = useMemo(() => choices.locales.map(({ value }) => value), [choices]);
  const { draft, change, ready } = useDraft(ownerName, locales);
  const { run, pending, problem, setProblem } = useAction(createTenantAction);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const step = Math.min(Math.max(draft.step, 0), last);
  const name = steps[step] ?? "business";

  // A refusal leads to its step, once: afterwards one may walk on.
  const refusedStep = problem?.errors?.[0] ? stepOf(problem.errors[0].path) : null;
  useEffect(() => {
    if (refusedStep !== null) change({ step: refusedStep });
  }, [refusedStep, change]);

  const faults = tried ? faultsOf(draft, step) : {};
  const error = (path: string): string | undefined => {
    const fault = faults[path];
    return fault ? t(fault) : fieldError(problem, path);
  };
  function go(to: number) {
    setTried(false);
    change({ step: to });
    form.current?.scrollIntoView({ block: "start" });
    requestAnimationFrame(() => form.current?.querySelector("input")?.focus({ preventScroll: true }));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(draft, step)).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setProblem(null);
    if (step < last) go(step + 1);
    else run([toInput(draft)]);
  }

  const props = { draft, change, error };
  return (
    // By post: pressed before its script is there, nothing typed may end up in an address.
    <form ref={form} method="post" onSubmit={submit} noValidate className="flex scroll-mt-6 flex-col gap-8">
      <StepBar step={step} names={steps.map((one) => t(`step.${one}`))} label={t("step.label")} />
      <StepHeading title={t(`${name}.title`)} text={t(`${name}.text`)} />
      {problem && problem.errors === undefined && <Notice tone="bad">{problemText(auth, problem)}</Notice>}
      <div className="flex flex-col gap-5" aria-busy={!ready}>
        {name === "business" && <StepBusiness {...props} choices={choices} prefix={prefix} />}
        {name === "service" && <StepService {...props} />}
        {name === "hours" && <StepHours {...props} weekdays={choices.weekdays} />}
      </div>
      <div className="flex items-center justify-between gap-3">
        {step > 0 ? (
          <Button variant="quiet" className="-ms-5" onClick={() => go(step - 1)}>
            {t("back")}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" variant="primary" pending={pending} pendingLabel={t("opening")}>
          {step < last ? t("next") : t("open")}
        </Button>
      </div>
    </form>
  );
}

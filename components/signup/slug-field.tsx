"use client";

import { useEffect, useId, useState } from "react";
import { controlClass } from "#components/ui/field-class.ts";
import { describedBy, Field } from "#components/ui/light/field.tsx";
import { CheckMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { lookUpSlugAction } from "#lib/tenants/actions.ts";
import type { SlugAnswer } from "#lib/tenants/slug-lookup.ts";

interface Props {
  value: string;
  onChange: (slug: string) => void;
  /** "book.example/" */
  prefix: string;
  error?: string | undefined;
}

const pauseMs = 300;

/** The address of the page, with an answer while it is being typed whether it is free. */
export function SlugField({ value, onChange, prefix, error }: Props) {
  const t = useTranslator("signup");
  const id = useId();
  const [answer, setAnswer] = useState<{ slug: string; answer: SlugAnswer } | null>(null);
  useEffect(() => {
    if (value.length < 2) return;
    let current = true;
    const timer = setTimeout(async () => {
      // Not being able to ask is no fault of the address; opening the business asks again.
      const result = await lookUpSlugAction({ slug: value }).catch(() => null);
      if (current && result?.ok) setAnswer({ slug: value, answer: result.value });
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value]);

  const known = answer?.slug === value ? answer.answer : null;
  const refusal = known && !known.free ? known : null;
  const wrong = refusal ? t(`slug.${refusal.reason}`) : known ? undefined : error;
  return (
    <Field id={id} label={t("slug.label")} error={wrong} hint={<SlugHint known={known} />}>
      <div dir="ltr" className="flex items-stretch">
        <span className="flex max-w-[55%] shrink-0 items-center rounded-s-md border border-outline border-e-0 bg-sunken px-3 text-muted text-sm">
          <span className="truncate">{prefix}</span>
        </span>
        <input
          {...describedBy(id, { error: wrong, hint: true })}
          id={id}
          name="slug"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.toLowerCase().replace(/\s+/g, "-"))}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={48}
          className={controlClass("touch", "rounded-s-none")}
        />
      </div>
      {refusal?.suggestion && (
        <button
          type="button"
          onClick={() => onChange(refusal.suggestion ?? value)}
          className="self-start text-accent-text text-sm underline underline-offset-2"
        >
          {t("slug.use", { slug: refusal.suggestion })}
        </button>
      )}
    </Field>
  );
}

function SlugHint({ known }: { known: SlugAnswer | null }) {
  const t = useTranslator("signup");
  if (!known?.free) return <span aria-live="polite">{t("slug.hint")}</span>;
  return (
    <span aria-live="polite" className="flex items-center gap-1.5 text-good">
      <CheckMark className="size-4 shrink-0" />
      {t("slug.free")}
    </span>
  );
}

import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";

/** Fields that belong together, under one heading. */
export const FieldGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card>
    <fieldset>
      <legend className="mb-4 font-semibold text-base">{title}</legend>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-6">{children}</div>
    </fieldset>
  </Card>
);

interface Choice {
  slug: string;
  name: string;
}

/** Several of a few: each a line with a box. */
export function ChoiceBoxes({
  legend,
  name,
  choices,
  chosen,
  empty,
  error,
}: {
  legend: string;
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  empty?: string;
  error?: string | undefined;
}) {
  return (
    <fieldset className="sm:col-span-3">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {choices.length === 0 && empty !== undefined && <p className="text-muted">{empty}</p>}
      {choices.map((choice) => (
        <label key={choice.slug} className="flex min-h-9 items-center gap-2.5">
          <input
            type="checkbox"
            name={name}
            value={choice.slug}
            defaultChecked={chosen.includes(choice.slug)}
            className="size-4.5 accent-accent"
          />
          <span className="min-w-0 break-words">{choice.name}</span>
        </label>
      ))}
      {error !== undefined && <p className="mt-1 text-bad text-sm">{error}</p>}
    </fieldset>
  );
}

import type { ReactNode } from "react";
import { cx } from "#components/ui/classes.ts";
import type { Draft } from "./draft.ts";

export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The sentence about a field of the input (lib/tenants/schema.ts), if there is one. */
  error: (path: string) => string | undefined;
}

/** How far one has come: a bar of steps, with words for those who cannot see it. */
export function StepBar({ step, names, label }: { step: number; names: readonly string[]; label: string }) {
  return (
    <ol aria-label={label} className="flex gap-3 text-sm">
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === step ? "step" : undefined}
          className={cx(
            "grow basis-0 border-t-2 pt-2",
            index <= step ? "border-accent text-ink" : "border-hairline text-muted",
            index === step && "font-medium",
          )}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

export function StepHeading({ title, text }: { title: ReactNode; text: ReactNode }) {
  return (
    <div>
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-2 text-muted">{text}</p>
    </div>
  );
}

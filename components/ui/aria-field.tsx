"use client";

import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Label, Text } from "react-aria-components/TextField";
import { errorClass, hintClass, labelClass } from "./field-class.ts";
import { WarningMark } from "./marks.tsx";

export interface AriaFieldWords {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it; give `isInvalid={error !== undefined}` to the field around. */
  error?: string | undefined;
}

export const FieldLabel = ({ children }: { children: ReactNode }) => (
  <Label className={labelClass}>{children}</Label>
);

/** Hint and error of a React Aria field: goes inside it, and is linked to its control by its contexts. */
export function FieldNotes({ hint, error }: Pick<AriaFieldWords, "hint" | "error">) {
  return (
    <>
      <FieldError className={errorClass}>
        {({ validationErrors }) => (
          <>
            <WarningMark className="mt-0.5 size-4 shrink-0" />
            {error ?? validationErrors.join(" ")}
          </>
        )}
      </FieldError>
      {hint !== undefined && (
        <Text slot="description" className={hintClass}>
          {hint}
        </Text>
      )}
    </>
  );
}
